package io.assay.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {

  @ParameterizedTest
  @CsvSource({"6, 8, 3/4", "0, 5, 0/1", "0, -5, 0/1", "3, -6, -1/2", "-3, -6, 1/2", "7, 1, 7/1"})
  void hasOneFormForEachValue(long numerator, long denominator, String expected) {
    assertThat(Fraction.of(numerator, denominator)).hasToString(expected);
  }

  @Test
  void refusesDenominatorZero() {
    assertThatThrownBy(() -> Fraction.of(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("denominator: 0 (expected: not zero)");
  }

  @ParameterizedTest
  @CsvSource({"0.25, 1/4", "1.0, 1/1", "0, 0/1", "1E+3, 1000/1", "-0.5, -1/2", "0.333, 333/1000"})
  void readsDecimalsExactly(BigDecimal decimal, String expected) {
    assertThat(Fraction.of(decimal)).hasToString(expected);
  }

  @Test
  void readsReportedDoubleAsTheDecimalItStandsFor() {
    assertThat(Fraction.ofReported(3.0 / 10)).isEqualTo(Fraction.of(3, 10));
    assertThat(Fraction.ofReported(0.1)).isEqualTo(Fraction.of(1, 10));
    assertThat(Fraction.ofReported(828.0)).isEqualTo(Fraction.of(828, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void findsNoValueInWhatIsNotANumber(double reported) {
    assertThat(Fraction.ofReported(reported)).isNull();
  }

  @Test
  void hasNoShareOfAnEmptyWhole() {
    assertThat(Fraction.share(0, 0)).isNull();
    assertThat(Fraction.share(2, 8)).isEqualTo(Fraction.of(1, 4));
  }

  @Test
  void refusesPartThatIsNoPart() {
    assertThatThrownBy(() -> Fraction.share(9, 8)).hasMessage("part: 9 (expected: 0 to 8)");
    assertThatThrownBy(() -> Fraction.share(-1, 8)).hasMessage("part: -1 (expected: 0 to 8)");
  }

  @Test
  void calculatesExactly() {
    Fraction third = Fraction.of(1, 3);
    assertThat(third.plus(Fraction.of(1, 6))).isEqualTo(Fraction.of(1, 2));
    assertThat(third.minus(Fraction.of(1, 2))).isEqualTo(Fraction.of(-1, 6));
    assertThat(third.minus(Fraction.of(1, 2)).abs()).isEqualTo(Fraction.of(1, 6));
    assertThat(third.times(Fraction.of(3, 2))).isEqualTo(Fraction.of(1, 2));
  }

  @Test
  void ordersByValue() {
    assertThat(Fraction.of(1, 3)).isLessThan(Fraction.of(new BigDecimal("0.3333333333333333334")));
    assertThat(Fraction.of(-1, 3)).isLessThan(Fraction.ZERO);
  }

  @Test
  void roundsHalfEvenForReaders() {
    assertThat(Fraction.of(2, 3).decimal(4)).isEqualByComparingTo("0.6667");
    assertThat(Fraction.of(1, 8).decimal(2)).isEqualByComparingTo("0.12");
  }
}
