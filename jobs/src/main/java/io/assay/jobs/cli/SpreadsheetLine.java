package io.assay.jobs.cli;

import io.assay.rules.item.SpreadsheetText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A record of a CSV file (RFC 4180) that people fill in with a spreadsheet. Contributed text is
 * shortened, has its control characters shown as escapes, and cannot act as a formula.
 */
final class SpreadsheetLine {

  /** Characters of each content field that are shown. */
  private static final int EXCERPT = 600;

  private SpreadsheetLine() {}

  /** One record, without its line end. */
  static String of(List<String> fields) {
    return fields.stream().map(SpreadsheetLine::field).collect(Collectors.joining(","));
  }

  private static String field(String text) {
    String guarded = SpreadsheetText.guarded(text);
    boolean plain = guarded.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? guarded : '"' + guarded.replace("\"", "\"\"") + '"';
  }

  /** What an item says, as one field. */
  static String excerpt(Map<String, String> content) {
    StringBuilder text = new StringBuilder();
    content.forEach(
        (name, value) -> {
          text.append(text.isEmpty() ? "" : " | ").append(name).append(": ");
          text.append(shortened(value));
        });
    return SpreadsheetText.withoutInnerFormulas(Printable.of(text.toString()));
  }

  private static String shortened(String value) {
    return value.codePointCount(0, value.length()) <= EXCERPT
        ? value
        : value.substring(0, value.offsetByCodePoints(0, EXCERPT)) + "…";
  }
}
