package io.assay.jobs.decision;

import io.assay.jobs.stage.StageResult;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.Metric;
import io.assay.rules.charter.Scope;
import io.assay.rules.decision.Fraction;
import io.assay.rules.decision.GateOutcome;
import io.assay.rules.decision.GateStatus;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What gates found, as lineage tells it. */
final class GateFacts {
  private static final int DIGITS = 6;

  private GateFacts() {}

  static StageResult.Assertion assertion(GateOutcome outcome) {
    GateEntry gate = outcome.gate();
    Fraction value = outcome.value();
    return new StageResult.Assertion(
        gate.id(),
        gate.metric().key(),
        gate.column(),
        outcome.status() == GateStatus.PASS,
        gate.severity().key(),
        outcome.bounds(),
        value == null ? null : value.decimal(DIGITS).toPlainString());
  }

  /**
   * What gates on the batch counted in columns.
   *
   * @param judged items of the batch
   */
  static List<StageResult.ColumnFigures> columns(List<GateOutcome> outcomes, long judged) {
    Map<String, Long> nulls = new TreeMap<>();
    Map<String, Long> distinct = new TreeMap<>();
    for (GateOutcome outcome : outcomes) {
      GateEntry gate = outcome.gate();
      Fraction measured = outcome.measured();
      String column = gate.column();
      if (gate.of() != Scope.BATCH || measured == null || column == null) {
        continue;
      }
      if (gate.metric() == Metric.COMPLETENESS) {
        nulls.put(column, judged - items(measured, judged));
      } else if (gate.metric() == Metric.DISTINCT_COUNT) {
        distinct.put(column, items(measured, 1));
      }
    }
    List<StageResult.ColumnFigures> columns = new ArrayList<>();
    Map<String, @Nullable Long> all = new TreeMap<>(nulls);
    all.putAll(distinct);
    for (String column : all.keySet()) {
      columns.add(new StageResult.ColumnFigures(column, nulls.get(column), distinct.get(column)));
    }
    return List.copyOf(columns);
  }

  private static long items(Fraction part, long of) {
    return part.numerator()
        .multiply(BigInteger.valueOf(of))
        .divide(part.denominator())
        .longValueExact();
  }
}
