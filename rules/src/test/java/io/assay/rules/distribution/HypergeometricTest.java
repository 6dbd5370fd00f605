package io.assay.rules.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HypergeometricTest {

  @Test
  void tailsOfASmallDrawAreCounted() {
    // Of 10 things 4 are good; 3 are drawn: C(6,3)/C(10,3) = 20/120, then 4*15/120, 6*6/120, 4/120.
    assertThat(Hypergeometric.atMost(0, 3, 4, 10)).isCloseTo(20 / 120.0, within(1e-12));
    assertThat(Hypergeometric.atMost(1, 3, 4, 10)).isCloseTo(80 / 120.0, within(1e-12));
    assertThat(Hypergeometric.atMost(2, 3, 4, 10)).isCloseTo(116 / 120.0, within(1e-12));
    assertThat(Hypergeometric.atMost(3, 3, 4, 10)).isEqualTo(1);
    assertThat(Hypergeometric.atLeast(3, 3, 4, 10)).isCloseTo(4 / 120.0, within(1e-12));
    assertThat(Hypergeometric.atLeast(0, 3, 4, 10)).isEqualTo(1);
  }

  @Test
  void whatCannotBeHasNoProbability() {
    assertThat(Hypergeometric.atMost(0, 8, 5, 10)).as("three of five must be drawn").isZero();
    assertThat(Hypergeometric.atLeast(5, 4, 5, 10)).isZero();
    assertThatThrownBy(() -> Hypergeometric.atMost(0, 11, 5, 10))
        .hasMessage("drawn: 11, good: 5 (expected: from 0 to 10)");
  }

  @Test
  void tailsOfALargeDrawMeet() {
    double below = Hypergeometric.atMost(249_000, 500_000, 500_000, 1_000_000);
    double above = Hypergeometric.atLeast(249_001, 500_000, 500_000, 1_000_000);
    assertThat(below + above).isCloseTo(1, within(1e-7));
    // 250,000 expected with standard deviation 250: four deviations.
    assertThat(below).isCloseTo(Normal.above(4), within(1e-6));
  }
}
