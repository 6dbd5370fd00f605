package io.assay.jobs.query;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How often what the dataset holds was contributed, and by whom, over all history. */
public final class DuplicationViews {
  /** Items that repeat this one exactly. */
  public static final String EXACT_COPIES = "exact_copies";

  /** Items that repeat this one nearly. */
  public static final String NEAR_COPIES = "near_copies";

  /** This item and all that repeat it: what a model that saw every copy would have seen. */
  public static final String TIMES_CONTRIBUTED = "times_contributed";

  /** Contributors of items that repeat this one, without its own; sorted. */
  public static final String ALSO_CONTRIBUTED_BY = "also_contributed_by";

  private DuplicationViews() {}

  /**
   * A row for each content that is accepted or waits for review, with how many items were removed
   * for its sake.
   */
  public static Dataset<Row> duplication(TableStore tables, List<Batch.Past> history) {
    Dataset<Row> attached =
        removals(tables, history)
            .groupBy(keptKey())
            .agg(
                count_if(col(Duplicates.KIND).equalTo(Duplicates.EXACT)).as(EXACT_COPIES),
                count_if(col(Duplicates.KIND).equalTo(Duplicates.NEAR)).as(NEAR_COPIES));
    Column exact = coalesce(col(EXACT_COPIES), lit(0L));
    Column near = coalesce(col(NEAR_COPIES), lit(0L));
    return CurrentVerdicts.standing(tables, history)
        .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID), col(Verdicts.VERDICT))
        .join(renamed(attached), place(), "left")
        .select(
            col(ITEM_ID),
            col(BATCH_ID),
            col(Verdicts.VERDICT),
            exact.as(EXACT_COPIES),
            near.as(NEAR_COPIES),
            exact.plus(near).plus(1).as(TIMES_CONTRIBUTED));
  }

  /**
   * A row for each kept item that somebody else contributed too: who was first, as the order of
   * priority says, and who came after.
   */
  public static Dataset<Row> sharedContent(TableStore tables, List<Batch.Past> history) {
    Dataset<Row> items =
        tables
            .read(Items.TABLE, keys(history))
            .where(col(Items.DELIVERY).notEqual("redelivered"))
            .select(col(ITEM_ID), col(BATCH_ID), col(Items.CONTRIBUTORS), col(Items.SUBMITTED_AT));
    Dataset<Row> others =
        removals(tables, history)
            .join(items, place(), "inner")
            .groupBy(keptKey())
            .agg(sort_array(flatten(collect_set(col(Items.CONTRIBUTORS)))).as(ALSO_CONTRIBUTED_BY));
    return duplication(tables, history)
        .join(items, place(), "inner")
        .join(renamed(others), place(), "inner")
        .withColumn(
            ALSO_CONTRIBUTED_BY, array_except(col(ALSO_CONTRIBUTED_BY), col(Items.CONTRIBUTORS)))
        .where(size(col(ALSO_CONTRIBUTED_BY)).gt(0));
  }

  private static Dataset<Row> removals(TableStore tables, List<Batch.Past> history) {
    return tables.read(Duplicates.TABLE, keys(history)).where(Duplicates.isRemoval());
  }

  private static Dataset<Row> renamed(Dataset<Row> ofKept) {
    return ofKept
        .withColumnRenamed(Duplicates.KEPT_ITEM_ID, ITEM_ID)
        .withColumnRenamed(Duplicates.KEPT_BATCH_ID, BATCH_ID);
  }

  private static Column[] keptKey() {
    return new Column[] {col(Duplicates.KEPT_ITEM_ID), col(Duplicates.KEPT_BATCH_ID)};
  }

  private static String[] place() {
    return new String[] {ITEM_ID, BATCH_ID};
  }

  private static List<BatchKey> keys(List<Batch.Past> history) {
    return history.stream().map(Batch.Past::key).toList();
  }
}
