package io.assay.rules.label.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.rules.label.consensus.Crowds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The example of Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C. */
class AlphaTest {
  private static final int[][] UNITS = {
    {-1, 1, -1},
    {-1, -1, -1},
    {-1, 2, 2},
    {-1, 1, 1},
    {-1, 3, 3},
    {3, 3, 4},
    {4, 4, 4},
    {1, 3, -1},
    {2, -1, 2},
    {1, -1, 1},
    {1, -1, 1},
    {3, -1, 3},
    {3, -1, 3},
    {-1, -1, -1},
    {3, -1, 4}
  };

  @Test
  void nominal() {
    NominalAlpha alpha = new NominalAlpha(5).add(Crowds.of(5, UNITS));
    assertThat(alpha.value()).isCloseTo(0.691, within(0.0005));
  }

  @Test
  void interval() {
    IntervalAlpha alpha = new IntervalAlpha();
    for (int[] unit : UNITS) {
      alpha.add(Arrays.stream(unit).filter(value -> value >= 0).asLongStream().toArray());
    }
    assertThat(alpha.value()).isCloseTo(0.811, within(0.0005));
  }

  @Test
  void partitionsAddUp() {
    int[][] first = Arrays.copyOf(UNITS, 7);
    int[][] second = Arrays.copyOfRange(UNITS, 7, UNITS.length);
    NominalAlpha halves =
        new NominalAlpha(5)
            .add(Crowds.of(5, first))
            .add(new NominalAlpha(5).add(Crowds.of(5, second)));
    assertThat(halves.value()).isEqualTo(new NominalAlpha(5).add(Crowds.of(5, UNITS)).value());
    IntervalAlpha one = new IntervalAlpha().add(1, 2).add(new IntervalAlpha().add(3, 3, 4));
    assertThat(one.value()).isEqualTo(new IntervalAlpha().add(3, 3, 4).add(1, 2).value());
  }

  @Test
  void cannotTellAgreementFromChanceWithOneLabel() {
    assertThat(new NominalAlpha(2).add(Crowds.of(2, new int[] {1, 1}, new int[] {1, 1})).value())
        .isNaN();
    assertThat(new NominalAlpha(2).value()).isNaN();
    assertThat(new IntervalAlpha().add(7).value()).isNaN();
  }

  @Test
  void twoWhoNeverAgreeAreBelowChance() {
    assertThat(new NominalAlpha(2).add(Crowds.of(2, new int[] {0, 1}, new int[] {1, 0})).value())
        .isNegative();
  }
}
