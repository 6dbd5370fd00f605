package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Suspects;
import io.assay.jobs.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What the stages before left that speaks about the items of a batch. */
final class BatchReasons {
  private static final String OTHERS = "others";

  private final StageContext context;

  private BatchReasons(StageContext context) {
    this.context = context;
  }

  /**
   * Rows of {@link Reasons}; null when nothing speaks about any item.
   *
   * @param rejectedKept contents that are rejected now, which nothing repeats any more
   */
  static @Nullable Dataset<Row> of(StageContext context, @Nullable RejectedKept rejectedKept) {
    return new BatchReasons(context).all(rejectedKept);
  }

  private @Nullable Dataset<Row> all(@Nullable RejectedKept rejectedKept) {
    List<Dataset<Row>> reasons = new ArrayList<>();
    if (has(Findings.TABLE)) {
      reasons.add(Reasons.ofFindings(read(Findings.TABLE)));
    }
    if (has(Labels.TABLE)) {
      reasons.add(Reasons.ofLabels(read(Labels.TABLE)));
    }
    if (Reasons.areSuspectsReviewed(context.charter()) && has(Suspects.TABLE)) {
      String batch = context.batch().key().batchId();
      reasons.add(
          Reasons.ofSuspects(
              read(Suspects.TABLE).where(col(Suspects.DELIVERED_BATCH_ID).equalTo(batch))));
    }
    if (has(Duplicates.TABLE)) {
      Dataset<Row> duplicates = read(Duplicates.TABLE);
      if (rejectedKept == null) {
        reasons.add(Reasons.ofDuplicates(duplicates));
      } else {
        Dataset<Row> freed = rejectedKept.freedOwn(duplicates);
        Dataset<Row> others =
            rejectedKept.removedFor(duplicates).join(freed, new String[] {ITEM_ID}, "left_anti");
        reasons.add(Reasons.ofDuplicates(rejectedKept.without(duplicates).unionByName(others)));
        reasons.add(Reasons.ofFreedDuplicates(freed));
        reasons.add(Reasons.ofExtendedRejected(rejectedKept.extending(duplicates)));
      }
      if (context.charter().review() != null && context.charter().review().contested()) {
        reasons.add(Reasons.ofContested(contested(duplicates)));
      }
    }
    Dataset<Row> rejected = RejectedBefore.among(context);
    if (rejected != null) {
      reasons.add(Reasons.ofRejectedBefore(rejected));
    }
    return reasons.stream().reduce(Dataset::unionByName).orElse(null);
  }

  /** Kept items that somebody who had no part in them delivered in this batch too. */
  private Dataset<Row> contested(Dataset<Row> duplicates) {
    Dataset<Row> items =
        read(Items.TABLE)
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(col(ITEM_ID), col(Items.CONTRIBUTORS));
    return duplicates
        .where(
            Duplicates.isRemoval()
                .and(col(Duplicates.KEPT_BATCH_ID).equalTo(context.batch().key().batchId())))
        .join(items, ITEM_ID)
        .select(col(Duplicates.KEPT_ITEM_ID), col(Items.CONTRIBUTORS).as(OTHERS))
        .join(items.withColumnRenamed(ITEM_ID, Duplicates.KEPT_ITEM_ID), Duplicates.KEPT_ITEM_ID)
        .where(not(arrays_overlap(col(OTHERS), col(Items.CONTRIBUTORS))))
        .select(col(Duplicates.KEPT_ITEM_ID).as(ITEM_ID))
        .distinct();
  }

  private boolean has(TableDefinition table) {
    return context.tables().count(table, context.batch().key()) > 0;
  }

  private Dataset<Row> read(TableDefinition table) {
    return context.tables().read(table, context.batch().key());
  }
}
