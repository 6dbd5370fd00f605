package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.decision.VerdictKind;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The contents of the accepted dataset: for each accepted item the content that was delivered last.
 * A revision displaces what it revises once it is accepted itself.
 *
 * <p>Columns: item id, and as {@code batch_id} the batch that delivered the content, so that items
 * and contents are found by both.
 */
public final class AcceptedContents {
  private AcceptedContents() {}

  /**
   * What the dataset holds after this batch.
   *
   * @param verdicts the batch's rows, as {@link ItemVerdicts} gives them
   */
  public static Dataset<Row> of(StageContext context, Dataset<Row> verdicts) {
    Batch batch = context.batch();
    Dataset<Row> admitted = ofBatch(verdicts);
    if (batch.history().isEmpty()) {
      return admitted;
    }
    Column sequence = CurrentVerdicts.sequenceOf(col(BATCH_ID), batch);
    return past(context)
        .join(recalled(verdicts), ItemVerdicts.on(ITEM_ID, BATCH_ID), "left_anti")
        .unionByName(admitted)
        .groupBy(col(ITEM_ID))
        .agg(max_by(col(BATCH_ID), sequence).as(BATCH_ID));
  }

  /**
   * What is accepted, by the history or by this batch, and stands in the dataset no more, since a
   * content of the same item that was delivered later is accepted too. Of the items that the batch
   * admits alone: no other changes.
   *
   * @param verdicts as above
   */
  public static Dataset<Row> displaced(StageContext context, Dataset<Row> verdicts) {
    Batch batch = context.batch();
    Dataset<Row> admitted = ofBatch(verdicts);
    Column sequence = CurrentVerdicts.sequenceOf(col(BATCH_ID), batch);
    Dataset<Row> before =
        past(context)
            .join(admitted.select(col(ITEM_ID)).distinct(), ItemVerdicts.on(ITEM_ID), "left_semi");
    // What the history displaced before is not counted any more.
    Dataset<Row> standing =
        before.groupBy(col(ITEM_ID)).agg(max_by(col(BATCH_ID), sequence).as(BATCH_ID));
    Dataset<Row> contents = standing.unionByName(admitted);
    Dataset<Row> last =
        contents.groupBy(col(ITEM_ID)).agg(max_by(col(BATCH_ID), sequence).as(BATCH_ID));
    return contents.join(last, ItemVerdicts.on(ITEM_ID, BATCH_ID), "left_anti");
  }

  private static Dataset<Row> past(StageContext context) {
    return CurrentVerdicts.of(context.tables(), context.batch().history())
        .where(ItemVerdicts.is(VerdictKind.ACCEPTED))
        .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID));
  }

  /** What stood, or waited, and is not accepted with this batch. */
  private static Dataset<Row> recalled(Dataset<Row> verdicts) {
    return verdicts
        .where(
            not(ItemVerdicts.is(VerdictKind.ACCEPTED))
                .and(col(Verdicts.SUPERSEDES_LEAF).isNotNull()))
        .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID));
  }

  /** What the batch itself adds: one row for each accepted content. */
  public static Dataset<Row> ofBatch(Dataset<Row> verdicts) {
    return ItemVerdicts.admitted(verdicts)
        .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID));
  }
}
