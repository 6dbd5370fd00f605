package io.assay.jobs.reward;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.GapClaims;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.PaidWork;
import io.assay.lineage.reward.Quality;
import io.assay.lineage.reward.WorkKind;
import io.assay.rules.charter.RewardsSection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What accepted contents fill of the gaps that the batch before left, stale contents among them
 * ({@link io.assay.lineage.reward.GapPlaces} as columns). All of it stays on the executors.
 */
final class GapBounties {
  private static final String STALE = "stale";
  private static final String CLAIMED = "claimed";
  private static final String[] CONTENT = {ITEM_ID, PaidWork.DELIVERED_BATCH_ID};

  private final StageContext context;
  private final List<BatchKey> past;
  private final boolean isOffered;
  private final List<BatchKey> keys;

  /**
   * @param keys batches that the contents can have come with
   */
  GapBounties(StageContext context, RewardsSection terms, List<BatchKey> keys) {
    this.context = context;
    this.past = context.batch().pastKeys();
    this.isOffered = terms.bounties() != null && !past.isEmpty();
    this.keys = keys;
  }

  /**
   * The rows with {@link PaidWork#CELL} and {@link PaidWork#BOUNTY}.
   *
   * @param work a row for each content that is paid, with its kind and quality
   */
  Dataset<Row> of(Dataset<Row> work) {
    if (!isOffered) {
      return work.withColumn(PaidWork.CELL, lit(null).cast("string"))
          .withColumn(PaidWork.BOUNTY, lit(0));
    }
    Column cell =
        when(is(WorkKind.REFRESH), lit(STALE)).when(is(WorkKind.ACCEPTED_RECORD), col(CLAIMED));
    Dataset<Row> claimed =
        work.join(claims(), CONTENT, "left")
            .withColumn(PaidWork.CELL, cell)
            .join(broadcast(missing()), new String[] {PaidWork.CELL}, "left")
            .join(submitted(), CONTENT, "left");
    // What has no cell stands alone, or all of it would be sorted in one place.
    Column place = struct(col(PaidWork.CELL), when(col(PaidWork.CELL).isNull(), col(ITEM_ID)));
    Column sequence = CurrentVerdicts.sequenceOf(col(PaidWork.DELIVERED_BATCH_ID), context.batch());
    WindowSpec before =
        Window.partitionBy(place)
            .orderBy(
                sequence, col(Items.SUBMITTED_AT), col(ITEM_ID), col(PaidWork.DELIVERED_BATCH_ID))
            .rowsBetween(Window.unboundedPreceding(), -1);
    Column taken = coalesce(sum(col(PaidWork.QUALITY).cast("long")).over(before), lit(0L));
    Column left = col(Gaps.MISSING).multiply(lit((long) Quality.WHOLE)).minus(taken);
    Column filled = greatest(lit(0L), least(col(PaidWork.QUALITY).cast("long"), left));
    return claimed
        .withColumn(
            PaidWork.BOUNTY, when(col(Gaps.MISSING).isNull(), lit(0)).otherwise(filled).cast("int"))
        .withColumn(PaidWork.CELL, when(col(Gaps.MISSING).isNotNull(), col(PaidWork.CELL)))
        .drop(CLAIMED, Gaps.MISSING, Items.SUBMITTED_AT);
  }

  private static Column is(WorkKind kind) {
    return col(PaidWork.KIND).equalTo(kind.reason());
  }

  /** The gap that each content fills by evidence. */
  private Dataset<Row> claims() {
    return context
        .tables()
        .read(GapClaims.TABLE, context.batch().key())
        .where(col(GapClaims.EVIDENCE).notEqual(GapClaims.DECLARED))
        .select(
            col(ITEM_ID),
            col(GapClaims.DELIVERED_BATCH_ID).as(PaidWork.DELIVERED_BATCH_ID),
            col(GapClaims.CELL).as(CLAIMED));
  }

  /** Records that were missing, by cell. */
  private Dataset<Row> missing() {
    // No dimension and category are named as what is stale: these have a sign between them.
    Column cell = when(col(Gaps.KIND).equalTo(STALE), lit(STALE)).otherwise(GapClaims.cell());
    return context
        .tables()
        .read(Gaps.TABLE, past.get(past.size() - 1))
        .where(col(Gaps.MISSING).gt(0))
        .groupBy(cell.as(PaidWork.CELL))
        // A category can lack its share and its number: what closes the larger closes both.
        .agg(max(col(Gaps.MISSING)).as(Gaps.MISSING));
  }

  private Dataset<Row> submitted() {
    return context
        .tables()
        .read(Items.TABLE, keys)
        .select(
            col(ITEM_ID), col(BATCH_ID).as(PaidWork.DELIVERED_BATCH_ID), col(Items.SUBMITTED_AT));
  }
}
