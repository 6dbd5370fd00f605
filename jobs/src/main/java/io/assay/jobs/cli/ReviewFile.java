package io.assay.jobs.cli;

import io.assay.jobs.decision.ReviewQueue;
import io.assay.rules.item.SpreadsheetText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The review queue as CSV (RFC 4180) that a curator fills in with a spreadsheet: the columns that
 * {@link io.assay.rules.item.DecisionReader} reads, and what helps to decide. Contributed text is
 * shortened, has its control characters shown as escapes, and cannot act as a formula.
 */
final class ReviewFile {
  /** The first line. */
  static final String HEADER = "item,decision,reviewer,reason,batch,reasons,kept item,content";

  /** Characters of the content that are shown. */
  private static final int EXCERPT = 600;

  /** Spreadsheets may take a semicolon for the separator, and what follows for a field. */
  private static final Pattern INNER_FORMULA = Pattern.compile("([;|]\\s*)(?=[=+\\-@])");

  private ReviewFile() {}

  /** One record, without its line end; decision, reviewer and reason are left blank. */
  static String line(ReviewQueue.Waiting waiting) {
    String kept = waiting.keptItem();
    return List.of(
            waiting.item(),
            "",
            "",
            "",
            waiting.batch(),
            String.join(" ", waiting.reasons()),
            kept == null ? "" : kept,
            excerpt(waiting))
        .stream()
        .map(ReviewFile::field)
        .collect(Collectors.joining(","));
  }

  private static String field(String text) {
    String guarded = SpreadsheetText.guarded(text);
    boolean plain = guarded.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? guarded : '"' + guarded.replace("\"", "\"\"") + '"';
  }

  private static String excerpt(ReviewQueue.Waiting waiting) {
    StringBuilder text = new StringBuilder();
    waiting
        .content()
        .forEach(
            (name, value) -> {
              text.append(text.isEmpty() ? "" : " | ").append(name).append(": ");
              text.append(shortened(value));
            });
    return INNER_FORMULA.matcher(Printable.of(text.toString())).replaceAll("$1'");
  }

  private static String shortened(String value) {
    return value.codePointCount(0, value.length()) <= EXCERPT
        ? value
        : value.substring(0, value.offsetByCodePoints(0, EXCERPT)) + "…";
  }
}
