package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_remove;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.decision.VerdictKind;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Contents of the history that are rejected with this batch. What repeated one of them is freed: a
 * curator chooses anew. What revised one revises nothing.
 */
final class RejectedKept {
  private final Dataset<Row> kept;

  /**
   * @param rejected rows of {@link ItemVerdicts}
   */
  RejectedKept(Dataset<Row> rejected) {
    this.kept =
        rejected.select(
            col(ITEM_ID).as(Duplicates.KEPT_ITEM_ID),
            col(Verdicts.DELIVERED_BATCH_ID).as(Duplicates.KEPT_BATCH_ID));
  }

  /** Rows of {@link Duplicates} that name another kept item. */
  Dataset<Row> without(Dataset<Row> duplicates) {
    return joined(duplicates, "left_anti");
  }

  /** Rows of {@link Duplicates} that name one of these, and were removed for it. */
  Dataset<Row> removedFor(Dataset<Row> duplicates) {
    return joined(duplicates.where(Duplicates.isRemoval()), "left_semi");
  }

  /** The verdicts on duplicates of the history that are freed, as rows of {@link ItemVerdicts}. */
  Dataset<Row> freed(StageContext context) {
    String exact = ReasonCode.DUPLICATE_EXACT.text();
    String near = ReasonCode.DUPLICATE_NEAR.text();
    Dataset<Row> duplicates =
        removedFor(context.tables().read(Duplicates.TABLE, context.batch().pastKeys()))
            .select(col(ITEM_ID), col(BATCH_ID).as(Verdicts.DELIVERED_BATCH_ID))
            .distinct();
    return CurrentVerdicts.of(context.tables(), context.batch().history())
        .where(
            ItemVerdicts.is(VerdictKind.REJECTED)
                .and(
                    array_contains(col(Verdicts.REASONS), exact)
                        .or(array_contains(col(Verdicts.REASONS), near))))
        .join(duplicates, ItemVerdicts.on(ITEM_ID, Verdicts.DELIVERED_BATCH_ID), "left_semi")
        .withColumn(Verdicts.VERDICT, lit(Reasons.text(VerdictKind.REVIEW)))
        .withColumn(
            Verdicts.REASONS,
            sort_array(
                array_union(
                    array_remove(array_remove(col(Verdicts.REASONS), exact), near),
                    array(lit(ReasonCode.DUPLICATE_KEPT_ITEM_REJECTED.text())))))
        .withColumn(Verdicts.SUPERSEDES_BATCH_ID, col(BATCH_ID))
        .withColumn(Verdicts.SUPERSEDES_LEAF, col(Verdicts.LEAF))
        .select(ItemVerdicts.columns());
  }

  private Dataset<Row> joined(Dataset<Row> duplicates, String how) {
    return duplicates.join(
        kept, ItemVerdicts.on(Duplicates.KEPT_ITEM_ID, Duplicates.KEPT_BATCH_ID), how);
  }
}
