package io.assay.rules.item;

import io.assay.rules.charter.yaml.Nearest;
import io.assay.rules.charter.yaml.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and checks the header line of a CSV file. Names are compared exactly. */
final class CsvHeader {

  private static final Pattern OTHER_SEPARATOR = Pattern.compile("[;\\t|]");
  private static final int SHOWN = 30;
  private static final int LONGEST_COMPARED = 64;

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
          "it is empty (expected: a header line with the columns " + list(shape.columns()) + ")",
          "Deliver the file with its header.");
    }
    List<String> names = read(file, header, shape);
    requireDistinct(file, names);
    for (String column : shape.columns()) {
      if (!names.contains(column)) {
        throw missing(file, column, names);
      }
    }
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
                + list(names)
                + ")",
            "Rename or remove one of the two columns.");
      }
    }
  }

  private static IntakeException missing(String file, String column, List<String> names) {
    String problem =
        "its header lacks the column " + Shown.quoted(column) + " (found: " + list(names);
    if (OTHER_SEPARATOR.matcher(names.get(0)).find() && names.size() == 1) {
      return IntakeException.of(
          file, problem + ")", "Deliver the file with commas between its fields.");
    }
    List<String> comparable =
        names.stream().filter(name -> name.length() <= LONGEST_COMPARED).toList();
    String nearest = Nearest.to(column, comparable);
    return IntakeException.of(
        file,
        problem + (nearest.isEmpty() ? ")" : ", nearest: " + Shown.quoted(nearest) + ")"),
        "Correct the header, or the column's name in the charter.");
  }

  private static String list(List<String> names) {
    String shown = names.stream().limit(SHOWN).map(Shown::quoted).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }
}
