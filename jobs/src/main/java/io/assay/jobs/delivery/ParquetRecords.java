package io.assay.jobs.delivery;

import io.assay.rules.item.FileShape;
import io.assay.rules.item.IntakeException;
import io.assay.rules.item.RawRecord;
import io.assay.rules.item.RawRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one Parquet file in their order, each as the JSON object of the columns that are
 * read. Checksums of pages are verified where the file has them. Not thread-safe; closes its input.
 */
final class ParquetRecords implements RawRecords {
  private static final String REDELIVER = "Deliver the whole file again.";

  private final String file;
  private final ChannelInput input;
  private final ParquetReader<JsonRow> rows;
  private final int maxRecordBytes;
  private long number = 1;
  private @Nullable JsonRow ahead;
  private boolean ended;

  private ParquetRecords(String file, ChannelInput input, FileShape shape) throws IOException {
    this.file = file;
    this.input = input;
    this.rows = new Builder(input, new WantedColumns(file, shape)).build();
    this.maxRecordBytes = shape.maxRecordBytes();
    // The reader opens the file with the first row only; now is when its schema is to be judged.
    advance();
  }

  /**
   * Opens the file and checks its schema.
   *
   * @param file name for messages
   * @throws IntakeException if it is not Parquet, cut, damaged, or lacks a column that can be read
   */
  static ParquetRecords open(String file, ChannelInput input, FileShape shape) throws IOException {
    try {
      ParquetMagic.require(file, input);
      return new ParquetRecords(file, input, shape);
    } catch (IOException | RuntimeException e) {
      try {
        input.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private static final class Builder extends ParquetReader.Builder<JsonRow> {
    private final WantedColumns columns;

    Builder(ChannelInput input, WantedColumns columns) {
      super(input);
      this.columns = columns;
      usePageChecksumVerification(true);
    }

    @Override
    protected ReadSupport<JsonRow> getReadSupport() {
      return columns;
    }
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && !ended) {
      advance();
    }
    return ahead != null;
  }

  private void advance() {
    try {
      ahead = rows.read();
      ended = ahead == null;
    } catch (IntakeException | UncheckedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library has an exception of its own for some defects of a file and none for others.
      throw IntakeException.of(
          file,
          "the Parquet file is damaged or uses what is not supported, in row " + number + ": " + e,
          REDELIVER,
          e);
    }
  }

  @Override
  public RawRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    JsonRow row = Objects.requireNonNull(ahead);
    ahead = null;
    byte[] bytes = row.bytes(maxRecordBytes);
    return new RawRecord(number++, 0, row.length(), Arrays.copyOf(bytes, bytes.length));
  }

  @Override
  public void close() {
    try {
      rows.close();
      input.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + file, e);
    }
  }
}
