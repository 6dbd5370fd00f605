package io.assay.rules.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values computed with SciPy 1.17. */
class DistributionTest {

  @ParameterizedTest
  @CsvSource({
    "66, 100, 0.5584667322490411, 0.7517764984551558",
    "0, 10, 0, 0.3084971078187607",
    "10, 10, 0.6915028921812392, 1",
    "1, 1, 0.025, 1",
    "950, 1000, 0.9346095120845064, 0.9626646023953382",
    "3, 7, 0.09898827844250789, 0.8159484323599169",
    "0, 0, 0, 1"
  })
  void clopperPearson(long successes, long trials, double lower, double upper) {
    Interval interval = Binomial.interval(successes, trials, 0.95);
    assertThat(interval.lower()).isCloseTo(lower, within(1e-10));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-10));
  }

  @Test
  void binomialTails() {
    assertThat(Binomial.atLeast(7, 10, 0.5)).isCloseTo(0.171875, within(1e-12));
    assertThat(Binomial.atMost(3, 10, 0.3)).isCloseTo(0.6496107184, within(1e-12));
    assertThat(Binomial.atLeast(60_000, 100_000, 0.6)).isCloseTo(0.501373415, within(1e-8));
    assertThat(Binomial.atLeast(0, 0, 0.5)).isEqualTo(1);
    assertThat(Binomial.atMost(4, 4, 1)).isEqualTo(1);
    assertThatThrownBy(() -> Binomial.atLeast(5, 4, 0.5))
        .hasMessage("successes: 5 (expected: 0 to 4)");
  }

  @Test
  void normalTails() {
    assertThat(Normal.above(1.96)).isCloseTo(0.02499789515, Percentage.withPercentage(1e-4));
    assertThat(Normal.above(6)).isCloseTo(9.865876450e-10, Percentage.withPercentage(1e-4));
    assertThat(Normal.above(-1)).isCloseTo(0.8413447461, Percentage.withPercentage(1e-4));
    assertThat(Normal.quantileAbove(0.001)).isCloseTo(3.0902323, within(1e-5));
    assertThat(Normal.quantileAbove(0.5)).isCloseTo(0, within(1e-6));
  }

  @Test
  void logarithmOfGamma() {
    assertThat(Gamma.log(0.1)).isCloseTo(2.252712651734206, within(1e-12));
    assertThat(Gamma.log(5)).isCloseTo(Math.log(24), within(1e-12));
    assertThat(Gamma.log(123.4)).isCloseTo(469.3360974421906, within(1e-10));
  }

  @Test
  void intervalsContainTheirEnds() {
    Interval interval = new Interval(0.25, 0.5);
    assertThat(interval.contains(0.25)).isTrue();
    assertThat(interval.contains(0.5)).isTrue();
    assertThat(interval.contains(0.51)).isFalse();
    assertThat(interval.width()).isEqualTo(0.25);
    assertThatThrownBy(() -> new Interval(0.5, 0.25)).hasMessageStartingWith("lower: 0.5");
  }
}
