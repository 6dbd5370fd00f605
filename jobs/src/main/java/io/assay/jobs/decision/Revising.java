package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.decision.VerdictKind;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Which items revise an accepted one under its id, or a kept one under another. Under an id one
 * content is a new record, the first that is accepted; every other is a revision, whichever of them
 * was delivered or decided first.
 */
final class Revising {
  private static final String FIRST = "first_accepted";

  private Revising() {}

  /**
   * Their ids, each once; null if there can be none.
   *
   * @param items judged rows of {@code items}
   * @param late contents of the history whose standing changes, null if there are none
   * @param rejectedKept contents that are rejected now, which nothing revises any more
   */
  static @Nullable Dataset<Row> among(
      StageContext context,
      Dataset<Row> items,
      @Nullable Dataset<Row> late,
      @Nullable RejectedKept rejectedKept) {
    Dataset<Row> byId = byId(context, items, late);
    Dataset<Row> byContent = byContent(context, rejectedKept);
    if (byId == null || byContent == null) {
      return byId == null ? byContent : byId;
    }
    return byId.unionByName(byContent).distinct();
  }

  /**
   * Contents of the history that are accepted only now, with {@link Verdicts#REVISION} where
   * another content of their id is accepted before them.
   */
  static Dataset<Row> late(StageContext context, Dataset<Row> late) {
    Column delivered =
        CurrentVerdicts.sequenceOf(col(Verdicts.DELIVERED_BATCH_ID), context.batch().history());
    Dataset<Row> now =
        late.where(ItemVerdicts.is(VerdictKind.ACCEPTED)).select(col(ITEM_ID), delivered.as(FIRST));
    Dataset<Row> before =
        accepted(context)
            .join(now.select(col(ITEM_ID)), ItemVerdicts.on(ITEM_ID), "left_semi")
            .withColumn(FIRST, lit(0L)); // Batches are numbered from 1.
    Dataset<Row> first =
        now.unionByName(before).groupBy(col(ITEM_ID)).agg(min(col(FIRST)).as(FIRST));
    Column follows = ItemVerdicts.is(VerdictKind.ACCEPTED).and(delivered.gt(col(FIRST)));
    return late.join(first, ItemVerdicts.on(ITEM_ID), "left")
        .withColumn(Verdicts.REVISION, col(Verdicts.REVISION).or(coalesce(follows, lit(false))))
        .select(ItemVerdicts.columns());
  }

  private static Dataset<Row> accepted(StageContext context) {
    return CurrentVerdicts.of(context.tables(), context.batch().history())
        .where(ItemVerdicts.is(VerdictKind.ACCEPTED))
        .select(col(ITEM_ID));
  }

  private static @Nullable Dataset<Row> byId(
      StageContext context, Dataset<Row> items, @Nullable Dataset<Row> late) {
    Dataset<Row> delivered =
        items.where(col(Items.DELIVERY).equalTo(Delivery.REVISION.text())).select(col(ITEM_ID));
    if (context.batch().history().isEmpty() || delivered.isEmpty()) {
      return null;
    }
    Dataset<Row> accepted = accepted(context);
    return (late == null
            ? accepted
            : accepted.unionByName(
                late.where(ItemVerdicts.is(VerdictKind.ACCEPTED)).select(col(ITEM_ID))))
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
