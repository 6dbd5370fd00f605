package io.assay.jobs.ingest;

import io.assay.rules.item.FileShape;
import io.assay.rules.item.RawRecord;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Turns the records of one kind of file into rows; travels to the executors. */
interface RecordRows extends Serializable {
  /** What such a file must look like. */
  FileShape shape();

  /** The columns of the kind, which stand after those of {@link ReadFiles}. */
  StructType columns();

  /** Begins a file. */
  RowMaker forFile(List<String> header);

  /** Reads the records of one file. */
  interface RowMaker {
    /**
     * The values of the kind's columns, or why there are none; null when there is nothing to say.
     */
    @Nullable Outcome read(RawRecord record);
  }

  /**
   * What a record gave.
   *
   * @param values one for each column of the kind, in Spark's own types; all null when the record
   *     is unreadable
   * @param reason why it is unreadable, or null
   * @param detail in words, or null
   */
  @SuppressWarnings("ArrayRecordComponent") // Goes straight into a row; nobody compares it.
  record Outcome(Object[] values, @Nullable String reason, @Nullable String detail) {}
}
