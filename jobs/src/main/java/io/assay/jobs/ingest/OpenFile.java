package io.assay.jobs.ingest;

import io.assay.rules.item.RawRecord;
import io.assay.rules.item.RecordSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** A file being read, record by record, into rows of {@link ReadFiles}. */
record OpenFile(String name, RecordSource source, RecordRows.RowMaker maker)
    implements AutoCloseable {
  private static final int PLACE_COLUMNS = 8;

  static OpenFile of(Path file, RecordRows kind) {
    try {
      String name = String.valueOf(file.getFileName());
      RecordSource source = RecordSource.open(name, Files.newInputStream(file), kind.shape());
      try {
        return new OpenFile(name, source, kind.forFile(source.columns()));
      } catch (RuntimeException e) {
        source.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** The row of a record, or null when there is nothing to say. */
  @Nullable Row row(RawRecord raw, ReadFiles.Raw kept) {
    RecordRows.Outcome outcome = maker.read(raw);
    if (outcome == null) {
      return null;
    }
    boolean keepsRaw = kept == ReadFiles.Raw.ALL || outcome.reason() != null;
    Object[] values = new Object[PLACE_COLUMNS + outcome.values().length];
    values[0] = name;
    values[1] = raw.number();
    values[2] = raw.offset();
    values[3] = raw.length();
    values[4] = keepsRaw ? raw.bytes() : null;
    values[5] = raw.truncated();
    values[6] = outcome.reason();
    values[7] = outcome.detail();
    System.arraycopy(outcome.values(), 0, values, PLACE_COLUMNS, outcome.values().length);
    return RowFactory.create(values);
  }

  @Override
  public void close() {
    source.close();
  }

  /** Closes when the task ends, however it ends. */
  static void closeWithTask(AutoCloseable reading) {
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener(
          (TaskCompletionListener)
              context -> {
                try {
                  reading.close();
                } catch (Exception e) {
                  throw new IllegalStateException("cannot close what was read", e);
                }
              });
    }
  }
}
