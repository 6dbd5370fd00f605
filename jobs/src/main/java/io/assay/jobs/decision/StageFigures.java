package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Labels;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.decision.Fraction;
import io.assay.rules.label.LabelAgreement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What gates ask for that no column of items says: it follows from what the stages found. */
final class StageFigures {
  private final StageContext context;

  StageFigures(StageContext context) {
    this.context = context;
  }

  /**
   * The figure for a gate; null where it has none.
   *
   * @param set makes the item ids of what the gate is about, where they are needed
   */
  @Nullable Fraction of(GateEntry gate, Counts counts, Supplier<Dataset<Row>> set) {
    return switch (gate.metric()) {
      case DUPLICATE_SHARE -> Fraction.share(removed(), counts.judged());
      case REJECTED_SHARE -> Fraction.share(counts.rejected(), counts.judged());
      case LABEL_AGREEMENT -> labelAgreement(set.get());
      case DISTANCE_TO_TARGET -> Distances.of(context, gate);
      default -> throw new IllegalStateException("metric of rows: " + gate.metric());
    };
  }

  /** Without revisions; where the charter knows none, the statistics of the files tell. */
  private long removed() {
    BatchKey key = context.batch().key();
    DuplicatesSection section = context.charter().duplicates();
    return section != null && section.findsRevisions()
        ? context.tables().read(Duplicates.TABLE, key).where(Duplicates.isRemoval()).count()
        : context.tables().count(Duplicates.TABLE, key);
  }

  /** The mean agreement over the items of a set, with the votes of all batches so far. */
  private @Nullable Fraction labelAgreement(Dataset<Row> set) {
    Batch batch = context.batch();
    List<BatchKey> keys = new ArrayList<>(batch.pastKeys());
    keys.add(batch.key());
    Column sequence =
        coalesce(CurrentVerdicts.sequenceOf(col(BATCH_ID), batch.history()), lit(batch.sequence()));
    List<LabelAgreement.Shape> shapes =
        context
            .tables()
            .read(Labels.TABLE, keys)
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
