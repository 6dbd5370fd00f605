package io.assay.jobs.decision;

import io.assay.jobs.table.Gates;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.Metric;
import io.assay.rules.charter.Scope;
import io.assay.rules.decision.Fraction;
import io.assay.rules.decision.GateOutcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Rows of {@link Gates} and of {@link io.assay.jobs.table.Metrics}. */
final class Measurements {
  private static final int DIGITS = 12;
  private static final String WHOLE_SET = "*";

  private Measurements() {}

  /** One row for each gate. */
  static List<Row> gates(List<GateOutcome> outcomes) {
    return outcomes.stream().map(Measurements::gate).toList();
  }

  /** The sizes of the batch, and what the gates measured, each once. */
  static List<Row> metrics(Counts counts, List<GateOutcome> outcomes) {
    Set<Row> rows = new LinkedHashSet<>();
    rows.add(
        metric("dataset", WHOLE_SET, Metric.SIZE, Scope.BATCH, Fraction.of(counts.judged(), 1)));
    rows.add(
        metric(
            "dataset", WHOLE_SET, Metric.SIZE, Scope.ACCEPTED, Fraction.of(counts.accepted(), 1)));
    rows.add(
        metric(
            "dataset",
            WHOLE_SET,
            Metric.REJECTED_SHARE,
            Scope.BATCH,
            Fraction.share(counts.rejected(), counts.judged())));
    for (GateOutcome outcome : outcomes) {
      GateEntry gate = outcome.gate();
      rows.add(metric(entity(gate), instance(gate), gate.metric(), gate.of(), outcome.measured()));
    }
    return new ArrayList<>(rows);
  }

  private static Row gate(GateOutcome outcome) {
    GateEntry gate = outcome.gate();
    Fraction value = outcome.value();
    return RowFactory.create(
        gate.id(),
        gate.metric().key(),
        target(gate),
        gate.of().key(),
        numerator(value),
        denominator(value),
        number(value),
        outcome.bounds(),
        gate.severity().key(),
        outcome.status().name().toLowerCase(Locale.ROOT),
        outcome.detail(),
        gate.judgedBy().key(),
        number(outcome.measured()));
  }

  private static Row metric(
      String entity, String instance, Metric metric, Scope scope, @Nullable Fraction value) {
    return RowFactory.create(
        entity,
        instance,
        metric.key(),
        scope.key(),
        numerator(value),
        denominator(value),
        number(value));
  }

  private static @Nullable String target(GateEntry gate) {
    return gate.column() != null ? gate.column() : gate.dimension();
  }

  private static String entity(GateEntry gate) {
    return switch (gate.metric().subject()) {
      case NONE -> "dataset";
      case COLUMN, NUMERIC_ATTRIBUTE -> "column";
      case EXPRESSION -> "expression";
      case DIMENSION -> "dimension";
    };
  }

  private static String instance(GateEntry gate) {
    if (gate.expression() != null) {
      return gate.id();
    }
    String target = target(gate);
    return target == null ? WHOLE_SET : target;
  }

  private static @Nullable String numerator(@Nullable Fraction value) {
    return value == null ? null : value.numerator().toString();
  }

  private static @Nullable String denominator(@Nullable Fraction value) {
    return value == null ? null : value.denominator().toString();
  }

  private static @Nullable Double number(@Nullable Fraction value) {
    return value == null ? null : value.decimal(DIGITS).doubleValue();
  }
}
