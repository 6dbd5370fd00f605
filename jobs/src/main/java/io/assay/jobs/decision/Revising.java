package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Items;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.decision.VerdictKind;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Which items revise an accepted one under its id, or a kept one under another. */
final class Revising {
  private Revising() {}

  /**
   * Their ids, each once; null if there can be none.
   *
   * @param items judged rows of {@code items}
   * @param rejectedKept contents that are rejected now, which nothing revises any more
   */
  static @Nullable Dataset<Row> among(
      StageContext context, Dataset<Row> items, @Nullable RejectedKept rejectedKept) {
    Dataset<Row> byId = byId(context, items);
    Dataset<Row> byContent = byContent(context, rejectedKept);
    if (byId == null || byContent == null) {
      return byId == null ? byContent : byId;
    }
    return byId.unionByName(byContent).distinct();
  }

  private static @Nullable Dataset<Row> byId(StageContext context, Dataset<Row> items) {
    Dataset<Row> delivered =
        items.where(col(Items.DELIVERY).equalTo(Delivery.REVISION.text())).select(col(ITEM_ID));
    return context.batch().history().isEmpty() || delivered.isEmpty()
        ? null
        : CurrentVerdicts.of(context.tables(), context.batch().history())
            .where(ItemVerdicts.is(VerdictKind.ACCEPTED))
            .select(col(ITEM_ID))
            .distinct()
            .join(delivered, ItemVerdicts.on(ITEM_ID), "left_semi");
  }

  private static @Nullable Dataset<Row> byContent(
      StageContext context, @Nullable RejectedKept rejectedKept) {
    DuplicatesSection section = context.charter().duplicates();
    if (section == null
        || !section.findsRevisions()
        || context.tables().count(Duplicates.TABLE, context.batch().key()) == 0) {
      return null;
    }
    Dataset<Row> found =
        context
            .tables()
            .read(Duplicates.TABLE, context.batch().key())
            .where(not(Duplicates.isRemoval()));
    return (rejectedKept == null ? found : rejectedKept.without(found)).select(col(ITEM_ID));
  }
}
