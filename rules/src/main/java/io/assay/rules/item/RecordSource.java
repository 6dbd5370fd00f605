package io.assay.rules.item;

import io.assay.rules.charter.Format;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The records of one file of text, in order, plain or gzip (told by content, not by name; several
 * members are one stream). A UTF-8 byte order mark is skipped. Memory is bounded by the record
 * bound, whatever the file holds. Not thread-safe; closes its stream.
 *
 * <p>Defects of the file as a whole, such as a cut gzip member or an unclosed quote, are found
 * where they occur, after the records before them: run {@link FileInspection} over a file before
 * anything of it is used.
 */
public final class RecordSource implements RawRecords {

  private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final String file;
  private final InputStream in;
  private final RecordSplitter splitter;
  private List<String> columns = List.of();
  private @Nullable RawRecord ahead;
  private boolean ended;

  private RecordSource(String file, InputStream in, RecordSplitter splitter) {
    this.file = file;
    this.in = in;
    this.splitter = splitter;
  }

  /**
   * Opens the stream and, for CSV, reads the header. The stream is closed if that fails.
   *
   * @param file name for messages
   * @throws IntakeException if the file is not text in UTF-8, or a CSV header is missing,
   *     unreadable, repeats a name or lacks a column
   * @throws UncheckedIOException if the stream fails
   */
  public static RecordSource open(String file, InputStream in, FileShape shape) {
    return open(file, in, shape, RecordSplitter.BUFFER_BYTES);
  }

  static RecordSource open(String file, InputStream in, FileShape shape, int bufferBytes) {
    try {
      return start(file, in, shape, bufferBytes);
    } catch (IOException e) {
      closeAfter(e, in);
      throw failure(file, e, "record 1, byte 0");
    } catch (RuntimeException e) {
      closeAfter(e, in);
      throw e;
    }
  }

  private static RecordSource start(String file, InputStream raw, FileShape shape, int bufferBytes)
      throws IOException {
    PushbackInputStream text = decompressed(raw);
    int mark = skipByteOrderMark(file, text);
    if (shape.format() == Format.PARQUET) {
      throw new IllegalArgumentException("format: parquet (expected: one of text)");
    }
    boolean csv = shape.format() == Format.CSV;
    RecordSplitter.Limits limits = new RecordSplitter.Limits(shape.maxRecordBytes(), bufferBytes);
    RecordSplitter splitter =
        new RecordSplitter(
            text,
            csv ? new CsvBoundary() : new JsonLinesBoundary(),
            limits,
            new RecordSplitter.Start(mark, csv ? 0 : 1));
    RecordSource source = new RecordSource(file, text, splitter);
    if (csv) {
      source.columns = CsvHeader.of(file, source.read(), shape);
    }
    return source;
  }

  private static PushbackInputStream decompressed(InputStream raw) throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(raw, UTF_8_MARK.length);
    byte[] first = peeked.readNBytes(2);
    peeked.unread(first);
    return GzipMembers.startsWithMagic(first, first.length)
        ? new PushbackInputStream(new GzipMembers(peeked), UTF_8_MARK.length)
        : peeked;
  }

  private static int skipByteOrderMark(String file, PushbackInputStream text) throws IOException {
    byte[] first = text.readNBytes(UTF_8_MARK.length);
    if (Arrays.equals(first, UTF_8_MARK)) {
      return UTF_8_MARK.length;
    }
    if (first.length >= 2
        && ((first[0] & 0xff) == 0xff && (first[1] & 0xff) == 0xfe
            || (first[0] & 0xff) == 0xfe && (first[1] & 0xff) == 0xff)) {
      throw IntakeException.of(
          file,
          "it begins with a UTF-16 byte order mark (expected: UTF-8)",
          "Save the file as UTF-8 and deliver it again.");
    }
    text.unread(first);
    return 0;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  /**
   * @throws IntakeException if the file turns out to be cut or damaged
   * @throws UncheckedIOException if the stream fails
   */
  @Override
  public boolean hasNext() {
    if (ahead == null && !ended) {
      ahead = read();
      ended = ahead == null;
    }
    return ahead != null;
  }

  @Override
  public RawRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    RawRecord record = Objects.requireNonNull(ahead);
    ahead = null;
    return record;
  }

  private @Nullable RawRecord read() {
    long number = splitter.nextNumber();
    long offset = splitter.offset();
    try {
      return splitter.next();
    } catch (IOException e) {
      throw failure(file, e, "record " + number + ", which begins at byte " + offset);
    }
  }

  private static RuntimeException failure(String file, IOException e, String place) {
    String redeliver = "Deliver the whole file again.";
    if (e instanceof RecordSplitter.CutOffException) {
      return IntakeException.of(
          file,
          "it ends inside "
              + e.getMessage()
              + " in "
              + place
              + " (expected: a complete last record)",
          "Deliver the whole file again, or close what is open.",
          e);
    }
    if (e instanceof EOFException) {
      return IntakeException.of(
          file,
          "the gzip file was cut off, in "
              + place
              + " of its content (expected: a complete gzip file)",
          redeliver,
          e);
    }
    if (e instanceof ZipException) {
      return IntakeException.of(
          file,
          "the gzip file is damaged: "
              + e.getMessage()
              + ", in "
              + place
              + " of its content (expected: only complete gzip members)",
          redeliver,
          e);
    }
    return new UncheckedIOException(
        "Cannot read " + file + ": the storage failed in " + place + ": " + e.getMessage(), e);
  }

  private static void closeAfter(Exception e, InputStream in) {
    try {
      in.close();
    } catch (IOException suppressed) {
      e.addSuppressed(suppressed);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + file, e);
    }
  }
}
