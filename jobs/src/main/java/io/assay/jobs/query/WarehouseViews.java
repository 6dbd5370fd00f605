package io.assay.jobs.query;

import static io.assay.jobs.table.TableDefinition.ATTEMPT;
import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;

import io.assay.jobs.run.BatchLog;
import io.assay.jobs.run.BatchState;
import io.assay.jobs.spark.LiteralPaths;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Tables;
import io.assay.jobs.table.Verdicts;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Every table under its own name, and views. {@code accepted} is the dataset as a trainer gets it:
 * the newest accepted content of every item. {@code duplication} says how often each content that
 * stands was contributed, {@code shared_content} what several people contributed and who was first.
 * {@code lineage} is the log, one event a row.
 */
public final class WarehouseViews {
  private WarehouseViews() {}

  /**
   * Registers all of them in the session.
   *
   * @param lineage directory of the log's segments
   */
  public static void register(SparkSession spark, TableStore tables, Path lineage) {
    for (TableDefinition table : Tables.ALL) {
      tables.read(table).createOrReplaceTempView(table.name());
    }
    List<Batch.Past> history = history(tables);
    accepted(tables, history).createOrReplaceTempView("accepted");
    DuplicationViews.duplication(tables, history).createOrReplaceTempView("duplication");
    DuplicationViews.sharedContent(tables, history).createOrReplaceTempView("shared_content");
    if (lineage.toFile().isDirectory()) {
      LiteralPaths.reader(spark)
          .text(LiteralPaths.name(lineage))
          .toDF("event")
          .createOrReplaceTempView("lineage");
    }
  }

  /** The accepted dataset: item, content and what is known of it. */
  public static Dataset<Row> accepted(TableStore tables) {
    return accepted(tables, history(tables));
  }

  private static List<Batch.Past> history(TableStore tables) {
    return BatchLog.read(tables).valid().stream()
        .filter(BatchState::isHistory)
        .map(state -> new Batch.Past(state.key(), state.sequence()))
        .toList();
  }

  private static Dataset<Row> accepted(TableStore tables, List<Batch.Past> history) {
    List<BatchKey> keys = history.stream().map(Batch.Past::key).toList();
    Dataset<Row> newest =
        CurrentVerdicts.of(tables, history)
            .where(col(Verdicts.VERDICT).equalTo("accepted"))
            .groupBy(col(ITEM_ID))
            .agg(
                max_by(col(Verdicts.DELIVERED_BATCH_ID), col(CurrentVerdicts.DELIVERED_SEQUENCE))
                    .as(BATCH_ID));
    String[] place = {BATCH_ID, ITEM_ID};
    Dataset<Row> items =
        tables
            .read(Items.TABLE, keys)
            .select(
                col(BATCH_ID),
                col(ITEM_ID),
                col(Items.CONTRIBUTORS),
                col(Items.SUBMITTED_AT),
                col(Items.LICENCE),
                col(Items.SOURCE),
                col(Items.ATTRIBUTES));
    return newest
        .join(items, place, "inner")
        .join(tables.read(Contents.TABLE, keys).drop(ATTEMPT), place, "inner");
  }
}
