package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
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
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Measures what the charter's gates ask for, each set once, and judges the gates. */
final class GateMeasurement {
  private final StageContext context;
  private final Dataset<Row> verdicts;
  private final Counts counts;

  /**
   * @param verdicts the batch's rows, as {@link ItemVerdicts} gives them, cached
   */
  GateMeasurement(StageContext context, Dataset<Row> verdicts, Counts counts) {
    this.context = context;
    this.verdicts = verdicts;
    this.counts = counts;
  }

  /** One outcome for each gate of the charter, in its order. */
  List<GateOutcome> outcomes() {
    Map<Scope, List<GateEntry>> scopes = new EnumMap<>(Scope.class);
    List<GateEntry> gates = context.charter().gates();
    gates.stream()
        .filter(GateMeasurement::isOfRows)
        .forEach(gate -> scopes.computeIfAbsent(gate.of(), of -> new ArrayList<>()).add(gate));
    Map<GateEntry, Fraction> measured = new java.util.IdentityHashMap<>();
    scopes.forEach((scope, entries) -> measured.putAll(rows(scope, entries)));
    List<GateOutcome> outcomes = new ArrayList<>();
    for (GateEntry gate : gates) {
      outcomes.add(GateOutcome.of(gate, isOfRows(gate) ? measured.get(gate) : special(gate)));
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

  private Map<GateEntry, Fraction> rows(Scope scope, List<GateEntry> gates) {
    MeasuredRows columns = new MeasuredRows(context);
    Map<GateEntry, Measure> measures = new java.util.IdentityHashMap<>();
    gates.forEach(gate -> measures.put(gate, columns.measure(gate)));
    Dataset<Row> rows = columns.of(set(scope), keys(scope));
    rows.persist();
    try {
      SetMetrics metrics = SetMetrics.of(rows, measures.values());
      Map<GateEntry, Fraction> values = new java.util.IdentityHashMap<>();
      measures.forEach(
          (gate, measure) -> {
            Fraction value = metrics.value(measure);
            if (value != null) {
              values.put(gate, value);
            }
          });
      return values;
    } finally {
      rows.unpersist();
    }
  }

  /** Item id and delivering batch of everything in a set. */
  private Dataset<Row> set(Scope scope) {
    return switch (scope) {
      case BATCH ->
          verdicts
              .where(col(Verdicts.SUPERSEDES_LEAF).isNull())
              .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID));
      case ACCEPTED -> AcceptedContents.ofBatch(verdicts);
      case DATASET -> AcceptedContents.of(context, verdicts);
    };
  }

  private List<BatchKey> keys(Scope scope) {
    List<BatchKey> keys = new ArrayList<>();
    if (scope == Scope.DATASET || counts.verdicts() > counts.judged()) {
      keys.addAll(context.batch().pastKeys());
    }
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

  private @Nullable Fraction special(GateEntry gate) {
    return switch (gate.metric()) {
      case DUPLICATE_SHARE -> Fraction.share(removed(), counts.judged());
      case REJECTED_SHARE -> Fraction.share(counts.rejected(), counts.judged());
      case LABEL_AGREEMENT -> labelAgreement(gate.of());
      case DISTANCE_TO_TARGET -> Distances.of(context, gate);
      default -> throw new IllegalStateException("not special: " + gate.metric());
    };
  }

  /** The mean agreement over the items of a set, with the votes of all batches so far. */
  private @Nullable Fraction labelAgreement(Scope scope) {
    Batch batch = context.batch();
    Column sequence =
        org.apache.spark.sql.functions.coalesce(
            CurrentVerdicts.sequenceOf(col(BATCH_ID), batch.history()), lit(batch.sequence()));
    List<LabelAgreement.Shape> shapes =
        context
            .tables()
            .read(Labels.TABLE, keys(Scope.DATASET))
            .where(col(Labels.VOTES).gt(0))
            .groupBy(col(ITEM_ID))
            .agg(max_by(struct(col(Labels.AGREEING), col(Labels.VOTES)), sequence).as("latest"))
            .join(set(scope).select(col(ITEM_ID)).distinct(), ItemVerdicts.on(ITEM_ID), "left_semi")
            .groupBy(col("latest." + Labels.AGREEING), col("latest." + Labels.VOTES))
            .agg(count(lit(1)))
            .collectAsList()
            .stream()
            .map(row -> new LabelAgreement.Shape(row.getLong(0), row.getLong(1), row.getLong(2)))
            .toList();
    return LabelAgreement.mean(shapes);
  }
}
