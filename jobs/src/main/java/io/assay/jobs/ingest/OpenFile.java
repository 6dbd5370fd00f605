package io.assay.jobs.ingest;

import io.assay.jobs.delivery.RecordFile;
import io.assay.jobs.spark.CatalystRows;
import io.assay.rules.item.IntakeException;
import io.assay.rules.item.RawRecord;
import io.assay.rules.item.RawRecords;
import java.nio.file.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** A file being read, record by record, into rows of {@link ReadFiles}. */
record OpenFile(DeliveredFile file, UTF8String name, RecordFile records, RecordRows.RowMaker maker)
    implements AutoCloseable {
  private static final int PLACE_COLUMNS = 8;

  static OpenFile of(DeliveredFile file, RecordRows kind) {
    RecordFile records = RecordFile.open(Path.of(file.path()), file.name(), kind.shape());
    try {
      RecordRows.RowMaker maker = kind.forFile(records.records().columns());
      return new OpenFile(file, UTF8String.fromString(file.name()), records, maker);
    } catch (RuntimeException e) {
      records.close();
      throw e;
    }
  }

  RawRecords source() {
    return records.records();
  }

  /**
   * Checks, once everything was read, that it is what the file was when its stage began.
   *
   * @throws IntakeException if it is not
   */
  void requireUnchanged() {
    if (!records.sha256().equals(file.sha256())) {
      throw IntakeException.changed(file.name());
    }
  }

  /** The row of a record, or null when there is nothing to say. */
  @Nullable InternalRow row(RawRecord raw, ReadFiles.Raw kept) {
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
    values[6] = CatalystRows.text(outcome.reason());
    values[7] = CatalystRows.text(outcome.detail());
    System.arraycopy(outcome.values(), 0, values, PLACE_COLUMNS, outcome.values().length);
    return new GenericInternalRow(values);
  }

  @Override
  public void close() {
    records.close();
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
