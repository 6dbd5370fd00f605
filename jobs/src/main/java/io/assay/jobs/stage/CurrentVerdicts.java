package io.assay.jobs.stage;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;

import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the history says of every delivered content now: for each item and the batch that delivered
 * its content, the latest verdict. An item has several rows when it was revised: the revision is a
 * content of its own, and as long as it is not accepted it displaces nothing.
 *
 * <p>Columns: those of {@link Verdicts} but the attempt, and {@link #SEQUENCE}, {@link
 * #DELIVERED_SEQUENCE}.
 */
public final class CurrentVerdicts {
  /** Sequence number of the batch that gave the verdict. */
  public static final String SEQUENCE = "sequence";

  /** Sequence number of the batch that delivered the content. */
  public static final String DELIVERED_SEQUENCE = "delivered_sequence";

  private CurrentVerdicts() {}

  /**
   * Whether a batch brought anything that can have changed a verdict of its history: decisions of
   * people, or labels. Most bring nothing, which the statistics of files tell.
   */
  public static boolean mayHaveChangedWith(TableStore tables, BatchKey batch) {
    return tables.count(Reviews.TABLE, batch) > 0 || tables.count(Labels.TABLE, batch) > 0;
  }

  /** The rows for a history; none when it is empty. */
  public static Dataset<Row> of(TableStore tables, List<Batch.Past> history) {
    return of(tables, history, UnaryOperator.identity());
  }

  /**
   * @param narrowed some of the verdicts, the outdated ones among them
   */
  private static Dataset<Row> of(
      TableStore tables, List<Batch.Past> history, UnaryOperator<Dataset<Row>> narrowed) {
    List<BatchKey> keys = history.stream().map(Batch.Past::key).toList();
    // Every later verdict names the leaf that it supersedes; there are few, so they are joined.
    Dataset<Row> superseded =
        tables
            .read(Verdicts.TABLE, keys)
            .where(col(Verdicts.SUPERSEDES_LEAF).isNotNull())
            .select(
                col(ITEM_ID),
                col(Verdicts.SUPERSEDES_BATCH_ID).as(BATCH_ID),
                col(Verdicts.SUPERSEDES_LEAF).as(Verdicts.LEAF));
    return narrowed
        .apply(tables.read(Verdicts.TABLE, keys))
        .join(superseded, new String[] {ITEM_ID, BATCH_ID, Verdicts.LEAF}, "left_anti")
        .select(
            col(ITEM_ID),
            col(Verdicts.DELIVERED_BATCH_ID),
            col(BATCH_ID),
            col(Verdicts.VERDICT),
            col(Verdicts.REASONS),
            col(Verdicts.CONTRIBUTORS),
            col(Verdicts.REVISION),
            col(Verdicts.COMMITMENT),
            col(Verdicts.LEAF),
            sequenceOf(col(BATCH_ID), history).as(SEQUENCE),
            sequenceOf(col(Verdicts.DELIVERED_BATCH_ID), history).as(DELIVERED_SEQUENCE))
        // Of a batch that was judged afresh since, the content is not the one that was judged.
        .where(coalesce(col(DELIVERED_SEQUENCE).leq(col(SEQUENCE)), lit(false)));
  }

  /** Of these, what the dataset holds or may yet hold: accepted, or waiting for review. */
  public static Dataset<Row> standing(TableStore tables, List<Batch.Past> history) {
    return of(tables, history).where(stands());
  }

  /**
   * Of these, some. What the history says of all others is passed by as it is read.
   *
   * @param contents item ids and {@link Verdicts#DELIVERED_BATCH_ID}; few, and known to be few
   */
  public static Dataset<Row> standing(
      TableStore tables, List<Batch.Past> history, Dataset<Row> contents) {
    String[] key = {ITEM_ID, Verdicts.DELIVERED_BATCH_ID};
    return of(tables, history, all -> all.where(stands()).join(contents, key, "left_semi"));
  }

  private static Column stands() {
    return col(Verdicts.VERDICT).isin("accepted", "review");
  }

  /**
   * Sequence number of a batch of the history, null for any other: a history is small, so the plan
   * holds it as one map.
   */
  public static Column sequenceOf(Column batchId, List<Batch.Past> history) {
    List<Column> entries = new ArrayList<>();
    for (Batch.Past past : history) {
      entries.add(lit(past.key().batchId()));
      entries.add(lit(past.sequence()));
    }
    return entries.isEmpty()
        ? lit(null).cast("long")
        : element_at(map(entries.toArray(Column[]::new)), batchId);
  }

  /** The same with the batch itself, which comes after its history. */
  public static Column sequenceOf(Column batchId, Batch batch) {
    return coalesce(sequenceOf(batchId, batch.history()), lit(batch.sequence()));
  }
}
