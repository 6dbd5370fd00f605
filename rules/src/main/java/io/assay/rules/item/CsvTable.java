package io.assay.rules.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a small CSV file that somebody wrote by hand, read as strictly as contributions are
 * (RFC 4180; LF or CR LF): a quote that is never closed or stands inside a field makes the file
 * bad, where a lenient reader would take the rows behind it for a part of the field.
 */
public final class CsvTable {
  private CsvTable() {}

  /**
   * One row.
   *
   * @param line on which it begins, from 1
   * @param fields at least one, as written
   */
  public record Row(long line, List<String> fields) {
    /** Copies. */
    public Row {
      fields = List.copyOf(fields);
    }
  }

  /** Thrown where the text is no CSV. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    /** On which the bad row begins, from 1. */
    private final long line;

    private Malformed(long line, String message) {
      super(message);
      this.line = line;
    }

    /** On which the bad row begins, from 1. */
    public long line() {
      return line;
    }
  }

  /**
   * All rows in order, the header among them; blank lines give none.
   *
   * @throws Malformed what is wrong and what is expected, without a full stop
   */
  public static List<Row> of(String text) throws Malformed {
    byte[] bytes = text.getBytes(UTF_8);
    List<Row> rows = new ArrayList<>();
    long line = 1;
    for (int start = 0; start < bytes.length; ) {
      CsvBoundary boundary = new CsvBoundary();
      int found = boundary.end(bytes, start, bytes.length);
      if (found < 0 && !boundary.mayStop()) {
        throw new Malformed(line, "a quoted field is never closed (expected: a closing quote)");
      }
      int end = found < 0 ? bytes.length : found;
      int last = found > start && bytes[end - 1] == '\r' ? end - 1 : end;
      if (last > start) {
        rows.add(row(line, new String(bytes, start, last - start, UTF_8)));
      }
      line += lineEnds(bytes, start, end) + 1;
      start = end + 1;
    }
    return rows;
  }

  private static Row row(long line, String record) throws Malformed {
    try {
      return new Row(line, CsvRecords.fields(record));
    } catch (Defect e) {
      throw new Malformed(line, String.valueOf(e.getMessage()));
    }
  }

  private static long lineEnds(byte[] bytes, int start, int end) {
    long found = 0;
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\n') {
        found++;
      }
    }
    return found;
  }
}
