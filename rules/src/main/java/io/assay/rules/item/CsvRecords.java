package io.assay.rules.item;

import io.assay.rules.charter.yaml.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of one CSV record, exactly as written (RFC 4180): no trimming, no changed line ends.
 * CSV cannot tell an empty field from a missing one, so an empty field, quoted or not, counts as
 * absent.
 *
 * <p>Own code, on purpose: record ends are found by {@link CsvBoundary}, and a library with rules
 * of its own for odd quotes would see other fields than the ones that were split (univocity drops
 * text between a closing quote and the comma, and accepts an unclosed quote).
 */
final class CsvRecords implements RecordParser {

  private final int columns;
  private final Map<String, Integer> positions = new HashMap<>();

  CsvRecords(List<String> header, Set<String> wanted) {
    columns = header.size();
    for (int i = 0; i < columns; i++) {
      if (wanted.contains(header.get(i))) {
        positions.put(header.get(i), i);
      }
    }
  }

  @Override
  public Map<String, Field> parse(String record) throws Defect {
    List<String> texts = fields(record);
    if (texts.size() != columns) {
      throw new Defect(
          Reason.WRONG_FIELD_COUNT,
          "record: " + texts.size() + " fields (expected: " + columns + ", as in the header)");
    }
    Map<String, Field> fields = new HashMap<>();
    positions.forEach(
        (column, position) -> {
          String text = texts.get(position);
          if (!text.isEmpty()) {
            fields.put(column, Field.ofText(text));
          }
        });
    return fields;
  }

  /** At least one field. */
  static List<String> fields(String record) throws Defect {
    List<String> fields = new ArrayList<>();
    int start = 0;
    while (true) {
      boolean quoted = start < record.length() && record.charAt(start) == '"';
      int end = quoted ? closingQuote(record, start) + 1 : comma(record, start);
      fields.add(quoted ? unquoted(record, start, end) : plain(record, start, end));
      if (end == record.length()) {
        return fields;
      }
      if (record.charAt(end) != ',') {
        throw badQuoting(record, end, "a comma or the end of the record after a closing quote");
      }
      start = end + 1;
    }
  }

  private static int comma(String record, int from) {
    int comma = record.indexOf(',', from);
    return comma < 0 ? record.length() : comma;
  }

  private static int closingQuote(String record, int open) throws Defect {
    int quote = record.indexOf('"', open + 1);
    while (quote >= 0 && quote + 1 < record.length() && record.charAt(quote + 1) == '"') {
      quote = record.indexOf('"', quote + 2);
    }
    if (quote < 0) {
      throw badQuoting(record, open, "a closing quote");
    }
    return quote;
  }

  private static String unquoted(String record, int start, int end) {
    return record.substring(start + 1, end - 1).replace("\"\"", "\"");
  }

  private static String plain(String record, int start, int end) throws Defect {
    String text = record.substring(start, end);
    int quote = text.indexOf('"');
    if (quote >= 0) {
      throw badQuoting(
          record, start + quote, "quotes only around a whole field, doubled inside it");
    }
    int carriageReturn = text.indexOf('\r');
    if (carriageReturn >= 0) {
      throw badQuoting(
          record, start + carriageReturn, "CRLF or LF at line ends, a lone CR only inside quotes");
    }
    return text;
  }

  private static Defect badQuoting(String record, int at, String expected) {
    return new Defect(
        Reason.BAD_QUOTING,
        "character "
            + at
            + ": "
            + Shown.quoted(record.substring(at))
            + " (expected: "
            + expected
            + ")");
  }
}
