package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Digests;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.decision.VerdictKind;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Items of a batch whose content people rejected before, under whatever id and by whomever it was
 * delivered: what people found bad is no better for coming again. The same is what is equal as it
 * stands, or as the charter normalises it.
 */
final class RejectedBefore {
  private static final String[] CONTENT = {ITEM_ID, BATCH_ID};
  private static final String[] DIGEST = {Digests.NORMALISATION, Digests.DIGEST};

  private RejectedBefore() {}

  /** Their ids; null if people never rejected anything. */
  static @Nullable Dataset<Row> among(StageContext context) {
    TableStore tables = context.tables();
    BatchKey key = context.batch().key();
    List<BatchKey> past = context.batch().pastKeys();
    if (past.stream().noneMatch(batch -> tables.count(Reviews.TABLE, batch) > 0)) {
      return null;
    }
    Dataset<Row> rejected =
        tables
            .read(Verdicts.TABLE, past)
            .where(
                ItemVerdicts.is(VerdictKind.REJECTED)
                    .and(array_contains(col(Verdicts.REASONS), ReasonCode.REVIEW_REJECTED.text())))
            .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID));
    Dataset<Row> equal =
        tables
            .read(Items.TABLE, key)
            .where(not(col(Items.DELIVERY).equalTo(Delivery.REDELIVERED.text())))
            .join(
                tables
                    .read(Items.TABLE, past)
                    .join(rejected, ItemVerdicts.on(CONTENT), "left_semi")
                    .select(col(Items.CONTENT_MAC)),
                ItemVerdicts.on(Items.CONTENT_MAC),
                "left_semi")
            .select(col(ITEM_ID));
    Dataset<Row> alike =
        tables
            .read(Digests.TABLE, key)
            .join(
                tables
                    .read(Digests.TABLE, past)
                    .join(rejected, ItemVerdicts.on(CONTENT), "left_semi")
                    .select(col(Digests.NORMALISATION), col(Digests.DIGEST)),
                ItemVerdicts.on(DIGEST),
                "left_semi")
            .select(col(ITEM_ID));
    return equal.unionByName(alike).distinct();
  }
}
