package io.assay.rules.label.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberScaleTest {
  private static final NumberScale STARS = scale("1", "5");

  @ParameterizedTest
  @ValueSource(strings = {"", " 3", "3 ", "0.99", "5.01", "1e0", "NaN", "٣", "--3", "3.", "three"})
  void whatIsNoNumberOfTheRangeIsRefused(String text) {
    assertThat(STARS.steps(text)).isEqualTo(-1);
  }

  @Test
  void oneNumberHasOneNumberOfSteps() {
    assertThat(STARS.steps("1")).isZero();
    assertThat(STARS.steps("+3.50")).isEqualTo(STARS.steps("3.5")).isEqualTo(25_000_000_000L);
    assertThat(STARS.distance(new BigDecimal("0.5"))).isEqualTo(5_000_000_000L);
    assertThat(STARS.number(STARS.steps("3.5"))).isEqualTo(3.5);
  }

  @Test
  void labelsAreRoundedToWhatMatters() {
    assertThat(STARS.text(STARS.steps("3.333333333"))).isEqualTo("3.333");
    assertThat(STARS.text(STARS.label(STARS.steps("4.9999")))).isEqualTo("5");
    assertThat(scale("0", "1000000").text(scale("0", "1000000").steps("123456.7")))
        .isEqualTo("123457");
  }

  @ParameterizedTest
  @CsvSource({"0.123456789, 0.2", "-1, 1.5", "-0.00003, 0.00004", "0, 123456789012", "-5, -4.9"})
  void aLabelReadAgainIsTheSame(String minimum, String maximum) {
    NumberScale scale = scale(minimum, maximum);
    long width = scale.steps(maximum);
    assertThat(width).isBetween(1_000_000_000L, 100_000_000_000L);
    for (int part = 0; part <= 37; part++) {
      long label = scale.label(width * (part / 37.0));
      assertThat(scale.steps(scale.text(label))).isEqualTo(label).isBetween(0L, width);
    }
  }

  private static NumberScale scale(String minimum, String maximum) {
    return new NumberScale(new BigDecimal(minimum), new BigDecimal(maximum));
  }
}
