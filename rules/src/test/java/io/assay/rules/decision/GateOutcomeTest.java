package io.assay.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.DriftMeasure;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.GateSeverity;
import io.assay.rules.charter.JudgedBy;
import io.assay.rules.charter.Metric;
import io.assay.rules.charter.Scope;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateOutcomeTest {

  @ParameterizedTest
  @CsvSource({
    "3, 10, 0.3, , PASS",
    "299, 1000, 0.3, , FAIL",
    "3, 10, , 0.3, PASS",
    "301, 1000, , 0.3, FAIL",
    "1, 2, 0.5, 0.5, PASS",
    "1, 3, 0.4, 0.5, FAIL",
    "2, 3, 0.4, 0.5, FAIL",
    "50, 1, 50, , PASS"
  })
  void comparesExactlyWithInclusiveBounds(
      long numerator,
      long denominator,
      BigDecimal atLeast,
      BigDecimal atMost,
      GateStatus expected) {
    GateEntry gate = gate(Metric.COMPLIANCE, atLeast, atMost, GateSeverity.ERROR);
    assertThat(GateOutcome.of(gate, Fraction.of(numerator, denominator)).status())
        .isEqualTo(expected);
  }

  @Test
  void onlyWarnsWhereTheCharterWarns() {
    GateEntry gate = gate(Metric.DUPLICATE_SHARE, null, new BigDecimal("0.3"), GateSeverity.WARN);
    assertThat(GateOutcome.of(gate, Fraction.of(1, 2)).status()).isEqualTo(GateStatus.WARN);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void neverPassesWithoutAValue(Metric metric) {
    GateEntry gate = gate(metric, null, BigDecimal.ONE, GateSeverity.ERROR);
    assertThat(GateOutcome.of(gate, null).status()).isEqualTo(GateStatus.FAIL);
  }

  @Test
  void saysValueAndBound() {
    BigDecimal quarter = new BigDecimal("0.25");
    GateEntry atMost = gate(Metric.DISTANCE_TO_TARGET, null, quarter, GateSeverity.WARN);
    assertThat(GateOutcome.of(atMost, Fraction.of(1, 3)).detail())
        .isEqualTo("0.333333 (expected: at most 0.25)");
    assertThat(GateOutcome.of(atMost, null).detail())
        .isEqualTo(
            "no value: the set is empty, or the metric needs more than it has (expected: at most 0.25)");
    GateEntry atLeast = gate(Metric.SIZE, new BigDecimal("50"), null, GateSeverity.ERROR);
    assertThat(GateOutcome.of(atLeast, Fraction.of(20, 1)).detail())
        .isEqualTo("20 (expected: at least 50)");
    GateEntry both = gate(Metric.MEAN, quarter, BigDecimal.ONE, GateSeverity.ERROR);
    assertThat(GateOutcome.of(both, Fraction.ONE).detail())
        .isEqualTo("1 (expected: at least 0.25 and at most 1)");
  }

  @Test
  void saysTheJudgedEndBesideWhatItIsTheEndOf() {
    GateEntry gate =
        new GateEntry(
            "gate",
            Metric.DISTANCE_TO_TARGET,
            null,
            "d",
            null,
            Scope.DATASET,
            null,
            new BigDecimal("0.25"),
            GateSeverity.WARN,
            JudgedBy.UPPER,
            DriftMeasure.TOTAL_VARIATION,
            false);
    GateOutcome outcome = GateOutcome.of(gate, Fraction.of(3, 10), Fraction.of(1, 5));
    assertThat(outcome.status()).isEqualTo(GateStatus.WARN);
    assertThat(outcome.measured()).isEqualTo(Fraction.of(1, 5));
    assertThat(outcome.detail())
        .isEqualTo("0.3, the upper end of the interval of 0.2 (expected: at most 0.25)");
    assertThat(GateOutcome.of(gate, null, null).detail())
        .startsWith("no value")
        .endsWith("(expected: at most 0.25)");
  }

  private static GateEntry gate(
      Metric metric, BigDecimal atLeast, BigDecimal atMost, GateSeverity severity) {
    return new GateEntry(
        "gate", metric, null, null, null, Scope.ACCEPTED, atLeast, atMost, severity);
  }
}
