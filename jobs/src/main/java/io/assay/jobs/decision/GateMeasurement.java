package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.metric.Measure;
import io.assay.jobs.metric.SetMetrics;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.JudgedBy;
import io.assay.rules.charter.Metric;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.charter.Scope;
import io.assay.rules.decision.Fraction;
import io.assay.rules.decision.GateOutcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Measures what the charter's gates ask for, each set once, and judges the gates. What gates on the
 * batch and on what it admits measure is computed with the verdicts, in one pass over the items.
 */
final class GateMeasurement {
  private final StageContext context;
  private final MeasuredRows own;
  private final MeasuredRows ofDataset;
  private final Map<Scope, Map<GateEntry, Measure>> measures = new EnumMap<>(Scope.class);

  GateMeasurement(StageContext context) {
    this.context = context;
    this.own = new MeasuredRows(context);
    this.ofDataset = new MeasuredRows(context);
    for (GateEntry gate : context.charter().gates()) {
      if (isOfRows(gate)) {
        MeasuredRows rows = gate.of() == Scope.DATASET ? ofDataset : own;
        measures
            .computeIfAbsent(gate.of(), scope -> new IdentityHashMap<>())
            .put(gate, rows.columns().measure(gate));
      }
    }
  }

  /** The verdicts of the batch with what these gates measure. */
  Dataset<Row> verdicts() {
    return Leaves.of(context, own);
  }

  /**
   * One outcome for each gate of the charter, in its order.
   *
   * @param verdicts {@link #verdicts()}, cached
   */
  List<GateOutcome> outcomes(Dataset<Row> verdicts, Counts counts) {
    boolean brings = counts.judged() > 0 || isHeldBackWhole();
    Map<GateEntry, Fraction> measured = new IdentityHashMap<>();
    measures.forEach(
        (scope, gates) -> {
          if (scope == Scope.DATASET) {
            measured.putAll(dataset(gates, verdicts));
          } else if (brings) {
            measured.putAll(values(gates, own(scope, verdicts, counts)));
          }
        });
    StageFigures figures = new StageFigures(context);
    List<GateOutcome> outcomes = new ArrayList<>();
    for (GateEntry gate : context.charter().gates()) {
      boolean isUnmeasured = !brings && gate.of() != Scope.DATASET;
      outcomes.add(
          isUnmeasured || needsEarlier(gate)
              ? GateOutcome.unmeasured(gate)
              : outcome(gate, figures, measured, () -> set(gate.of(), verdicts), counts));
    }
    return outcomes;
  }

  private static GateOutcome outcome(
      GateEntry gate,
      StageFigures figures,
      Map<GateEntry, Fraction> measured,
      Supplier<Dataset<Row>> set,
      Counts counts) {
    if (isOfRows(gate)) {
      return GateOutcome.of(gate, measured.get(gate));
    }
    Fraction value = figures.of(gate, counts, set);
    if (value == null && gate.metric() == Metric.DRIFT) {
      return GateOutcome.unmeasured(gate);
    }
    return gate.judgedBy() == JudgedBy.VALUE
        ? GateOutcome.of(gate, value)
        : GateOutcome.of(gate, value, figures.measured(gate));
  }

  /**
   * Whether a gate is about dimensions one of which is to be like a batch that cannot be there yet:
   * that is this one itself, or this one is the first.
   */
  private boolean needsEarlier(GateEntry gate) {
    boolean isFirst = context.batch().history().isEmpty();
    return likeBatches(gate).stream()
        .anyMatch(like -> isFirst || like.equals(context.batch().key().batchId()));
  }

  /** The batches that are targets of the dimensions that the gate is about. */
  private List<String> likeBatches(GateEntry gate) {
    RepresentativenessSection section = context.charter().representativeness();
    if (section == null) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    if (gate.metric() == Metric.UNCOVERED_PATTERNS) {
      names.addAll(section.combinations());
    } else if (gate.dimension() != null) {
      names.add(gate.dimension());
    }
    return names.stream()
        .map(section::place)
        .filter(place -> place >= 0)
        .map(place -> section.dimensions().get(place).likeBatch())
        .filter(Objects::nonNull)
        .toList();
  }

  /** A delivery of which nothing is judged was one all the same, and its gates are not met. */
  private boolean isHeldBackWhole() {
    BatchKey key = context.batch().key();
    return context.tables().count(Quarantine.TABLE, key) > 0
        && !context
            .tables()
            .read(Quarantine.TABLE, key)
            .where(col(Quarantine.KIND).equalTo("item"))
            .isEmpty();
  }

  private static boolean isOfRows(GateEntry gate) {
    return gate.metric().origin() == Metric.Origin.ROWS;
  }

  /** The rows of a set of this batch; contents that were delivered before are measured here. */
  private Dataset<Row> own(Scope scope, Dataset<Row> verdicts, Counts counts) {
    Column isOwn = col(Verdicts.SUPERSEDES_LEAF).isNull();
    Dataset<Row> rows = verdicts.where(isOwn);
    if (scope == Scope.BATCH) {
      return measured(rows);
    }
    Dataset<Row> accepted = measured(ItemVerdicts.admitted(rows));
    return counts.verdicts() == counts.judged()
        ? accepted
        : accepted.union(
            own.of(
                AcceptedContents.ofBatch(verdicts.where(not(isOwn))), context.batch().pastKeys()));
  }

  private Dataset<Row> measured(Dataset<Row> rows) {
    Column[] names = own.columns().names();
    return names.length == 0
        ? rows.select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID))
        : rows.select(names);
  }

  private Map<GateEntry, Fraction> dataset(Map<GateEntry, Measure> gates, Dataset<Row> verdicts) {
    Dataset<Row> rows = ofDataset.of(set(Scope.DATASET, verdicts), keys()).persist();
    try {
      return values(gates, rows);
    } finally {
      rows.unpersist();
    }
  }

  private static Map<GateEntry, Fraction> values(
      Map<GateEntry, Measure> measures, Dataset<Row> rows) {
    SetMetrics metrics = SetMetrics.of(rows, measures.values());
    Map<GateEntry, Fraction> values = new IdentityHashMap<>();
    measures.forEach(
        (gate, measure) -> {
          Fraction value = metrics.value(measure);
          if (value != null) {
            values.put(gate, value);
          }
        });
    return values;
  }

  /** Item id and delivering batch of everything in a set. */
  private Dataset<Row> set(Scope scope, Dataset<Row> verdicts) {
    return switch (scope) {
      case BATCH ->
          verdicts
              .where(col(Verdicts.SUPERSEDES_LEAF).isNull())
              .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID));
      case ACCEPTED -> AcceptedContents.ofBatch(verdicts);
      case DATASET -> AcceptedContents.of(context, verdicts);
    };
  }

  private List<BatchKey> keys() {
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
    return keys;
  }
}
