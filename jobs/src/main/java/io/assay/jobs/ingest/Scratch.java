package io.assay.jobs.ingest;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Keeps what is read more than once, until it is closed. */
final class Scratch implements AutoCloseable {
  private final List<Dataset<Row>> kept = new ArrayList<>();

  /** The same rows, computed once; they spill to disk when memory is short. */
  Dataset<Row> keep(Dataset<Row> rows) {
    Dataset<Row> persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(persisted);
    return persisted;
  }

  @Override
  public void close() {
    kept.forEach(Dataset::unpersist);
  }
}
