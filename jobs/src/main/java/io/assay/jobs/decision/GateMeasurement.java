package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import io.assay.jobs.metric.Measure;
import io.assay.jobs.metric.SetMetrics;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.Scope;
import io.assay.rules.decision.Fraction;
import io.assay.rules.decision.GateOutcome;
import io.assay.rules.label.LabelAgreement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

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
            .put(gate, rows.measure(gate));
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
    Map<GateEntry, Fraction> measured = new IdentityHashMap<>();
    measures.forEach(
        (scope, gates) ->
            measured.putAll(
                scope == Scope.DATASET
                    ? dataset(gates, verdicts)
                    : values(gates, own(scope, verdicts, counts))));
    List<GateOutcome> outcomes = new ArrayList<>();
    for (GateEntry gate : context.charter().gates()) {
      outcomes.add(
          GateOutcome.of(
              gate, isOfRows(gate) ? measured.get(gate) : special(gate, verdicts, counts)));
    }
    return outcomes;
  }

  private static boolean isOfRows(GateEntry gate) {
    return switch (gate.metric()) {
      case SIZE, COMPLETENESS, UNIQUENESS, COMPLIANCE, MINIMUM, MAXIMUM, MEAN, DISTINCT_COUNT ->
          true;
      case DUPLICATE_SHARE, REJECTED_SHARE, LABEL_AGREEMENT, DISTANCE_TO_TARGET -> false;
    };
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
    Column[] names = own.names();
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

  /** Without revisions; where the charter knows none, the statistics of the files tell. */
  private long removed() {
    BatchKey key = context.batch().key();
    DuplicatesSection section = context.charter().duplicates();
    return section != null && section.findsRevisions()
        ? context.tables().read(Duplicates.TABLE, key).where(Duplicates.isRemoval()).count()
        : context.tables().count(Duplicates.TABLE, key);
  }

  private @Nullable Fraction special(GateEntry gate, Dataset<Row> verdicts, Counts counts) {
    return switch (gate.metric()) {
      case DUPLICATE_SHARE -> Fraction.share(removed(), counts.judged());
      case REJECTED_SHARE -> Fraction.share(counts.rejected(), counts.judged());
      case LABEL_AGREEMENT -> labelAgreement(set(gate.of(), verdicts));
      case DISTANCE_TO_TARGET -> Distances.of(context, gate);
      default -> throw new IllegalStateException("not special: " + gate.metric());
    };
  }

  /** The mean agreement over the items of a set, with the votes of all batches so far. */
  private @Nullable Fraction labelAgreement(Dataset<Row> set) {
    Batch batch = context.batch();
    Column sequence =
        org.apache.spark.sql.functions.coalesce(
            CurrentVerdicts.sequenceOf(col(BATCH_ID), batch.history()), lit(batch.sequence()));
    List<LabelAgreement.Shape> shapes =
        context
            .tables()
            .read(Labels.TABLE, keys())
            .where(col(Labels.VOTES).gt(0))
            .groupBy(col(ITEM_ID))
            .agg(max_by(struct(col(Labels.AGREEING), col(Labels.VOTES)), sequence).as("latest"))
            .join(set.select(col(ITEM_ID)).distinct(), ItemVerdicts.on(ITEM_ID), "left_semi")
            .groupBy(col("latest." + Labels.AGREEING), col("latest." + Labels.VOTES))
            .agg(count(lit(1)))
            .collectAsList()
            .stream()
            .map(row -> new LabelAgreement.Shape(row.getLong(0), row.getLong(1), row.getLong(2)))
            .toList();
    return LabelAgreement.mean(shapes);
  }
}
