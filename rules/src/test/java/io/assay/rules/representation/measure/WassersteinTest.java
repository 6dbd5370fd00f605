package io.assay.rules.representation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WassersteinTest {
  /** Whoever delivers one such number must not stop the batch of all others. */
  @ParameterizedTest
  @ValueSource(doubles = {1e200, -1e200, 1e308, -1e308, Double.MAX_VALUE, Double.MIN_VALUE})
  void numbersOfAnySizeHaveADistance(double large) {
    Estimate estimate =
        Wasserstein.of(numbers(1, 2, 3, large), numbers(1, 2, 3, -large, large / 2));

    assertThat(estimate.value()).isFinite().isNotNegative();
    assertThat(estimate.lower()).isLessThanOrEqualTo(estimate.value());
    assertThat(estimate.upper()).isGreaterThanOrEqualTo(estimate.value());
  }

  @Test
  void aSmallSpreadBesideLargeNumbersIsNotLost() {
    double start = 1.77e12;

    assertThat(numbers(start, start + 2, start + 4, start + 6).variance())
        .isCloseTo(5, within(1e-3));
  }

  @Test
  void oneItemTellsNothingOfHowFarOthersAre() {
    Estimate estimate = Wasserstein.of(numbers(7), numbers(1, 2, 3));

    assertThat(estimate.value()).isCloseTo(5, within(1e-12));
    assertThat(estimate.lower()).isZero();
    assertThat(estimate.upper()).isEqualTo(Double.MAX_VALUE);
  }

  private static Distribution numbers(double... numbers) {
    TreeMap<Double, Double> amounts = new TreeMap<>();
    for (double number : numbers) {
      amounts.merge(number, 1.0, Double::sum);
    }
    return Objects.requireNonNull(Distribution.of(amounts, numbers.length));
  }
}
