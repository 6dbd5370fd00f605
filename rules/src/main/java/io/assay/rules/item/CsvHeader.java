package io.assay.rules.item;

import io.assay.rules.charter.yaml.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks the header line of a CSV file. Names are compared exactly. */
final class CsvHeader {

  private static final Pattern OTHER_SEPARATOR = Pattern.compile("[;\\t|]");

  private CsvHeader() {}

  /**
   * The names in order.
   *
   * @param header null if the file has no line
   * @throws IntakeException if the line is unreadable, repeats a name or lacks a column of the
   *     shape
   */
  static List<String> of(String file, @Nullable RawRecord header, FileShape shape) {
    if (header == null) {
      throw IntakeException.of(
          file,
          "it is empty (expected: a header line with the columns "
              + ColumnNames.list(shape.columns())
              + ")",
          "Deliver the file with its header.");
    }
    List<String> names = read(file, header, shape);
    requireDistinct(file, names);
    requireCommas(file, names, shape);
    ColumnNames.requireAll(file, "header", names, shape.columns());
    return names;
  }

  private static List<String> read(String file, RawRecord header, FileShape shape) {
    try {
      return CsvRecords.fields(RecordText.decode(header, shape.maxRecordBytes()));
    } catch (Defect e) {
      throw IntakeException.of(
          file,
          "its header line is unreadable, "
              + e.quarantined().reason().code()
              + ": "
              + e.getMessage(),
          "Deliver the file with a header line of column names, and lines that end in CRLF or LF.",
          e);
    }
  }

  private static void requireDistinct(String file, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw IntakeException.of(
            file,
            "its header names the column "
                + Shown.quoted(name)
                + " twice (found: "
                + ColumnNames.list(names)
                + ")",
            "Rename or remove one of the two columns.");
      }
    }
  }

  private static void requireCommas(String file, List<String> names, FileShape shape) {
    if (names.size() == 1
        && OTHER_SEPARATOR.matcher(names.get(0)).find()
        && !names.containsAll(shape.columns())) {
      throw IntakeException.of(
          file,
          ColumnNames.lacks("header", ColumnNames.firstMissing(names, shape.columns()), names)
              + ")",
          "Deliver the file with commas between its fields.");
    }
  }
}
