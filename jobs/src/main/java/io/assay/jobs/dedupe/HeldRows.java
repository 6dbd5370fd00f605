package io.assay.jobs.dedupe;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Rows that are made once and kept until this is closed. */
final class HeldRows implements AutoCloseable {
  private final List<Dataset<Row>> held = new ArrayList<>();

  /** Rows that are made when they are first needed. */
  Dataset<Row> hold(Dataset<Row> rows) {
    Dataset<Row> kept = rows.persist(StorageLevel.MEMORY_AND_DISK());
    held.add(kept);
    return kept;
  }

  /**
   * Rows that are made now. Spark knows their size then: if they are few it hands them over to what
   * they are joined with, of which nothing is shuffled.
   */
  Dataset<Row> make(Dataset<Row> rows) {
    Dataset<Row> kept = hold(rows);
    kept.queryExecution().toRdd().count();
    return kept;
  }

  @Override
  public void close() {
    held.forEach(Dataset::unpersist);
  }
}
