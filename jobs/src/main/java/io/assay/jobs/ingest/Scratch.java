package io.assay.jobs.ingest;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Keeps what is read more than once, until it is closed. */
final class Scratch implements AutoCloseable {
  private final List<Runnable> releases = new ArrayList<>();

  /** The same rows, computed once; they spill to disk when memory is short. */
  Dataset<Row> keep(Dataset<Row> rows) {
    Dataset<Row> persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
    releases.add(persisted::unpersist);
    return persisted;
  }

  /** The same, of rows that are not a query's. */
  <T> JavaRDD<T> keep(JavaRDD<T> rows) {
    JavaRDD<T> persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
    releases.add(persisted::unpersist);
    return persisted;
  }

  @Override
  public void close() {
    releases.forEach(Runnable::run);
  }
}
