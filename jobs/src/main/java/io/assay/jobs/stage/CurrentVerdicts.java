package io.assay.jobs.stage;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import java.util.ArrayList;
import java.util.List;
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

  private static final List<String> COLUMNS =
      List.of(
          BATCH_ID,
          Verdicts.VERDICT,
          Verdicts.REASONS,
          Verdicts.CONTRIBUTORS,
          Verdicts.REVISION,
          Verdicts.COMMITMENT,
          Verdicts.LEAF,
          SEQUENCE,
          DELIVERED_SEQUENCE);

  private CurrentVerdicts() {}

  /** The rows for a history; none when it is empty. */
  public static Dataset<Row> of(TableStore tables, List<Batch.Past> history) {
    Dataset<Row> rows =
        tables
            .read(Verdicts.TABLE, history.stream().map(Batch.Past::key).toList())
            .withColumn(SEQUENCE, sequenceOf(col(BATCH_ID), history))
            .withColumn(DELIVERED_SEQUENCE, sequenceOf(col(Verdicts.DELIVERED_BATCH_ID), history));
    Column[] columns = COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
    return rows.groupBy(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID))
        .agg(max_by(struct(columns), col(SEQUENCE)).as("latest"))
        .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID), col("latest.*"));
  }

  /** Of these, what the dataset holds or may yet hold: accepted, or waiting for review. */
  public static Dataset<Row> standing(TableStore tables, List<Batch.Past> history) {
    return of(tables, history).where(col(Verdicts.VERDICT).isin("accepted", "review"));
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
}
