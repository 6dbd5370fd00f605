package io.assay.jobs.report.document;

import io.assay.jobs.report.html.VisibleText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Words that several documents use of the same thing. Text of contributors is cut and made visible.
 */
final class Wording {
  private static final int MOST_CHARACTERS = 120;

  private Wording() {}

  /** {@code language = de}. */
  static String stratum(String dimension, @Nullable String category) {
    return category == null
        ? dimension + " without a value"
        : dimension + " = " + excerpt(category);
  }

  /** What somebody wrote, on one line and not longer than a glance. */
  static String excerpt(String text) {
    String line = VisibleText.of(text).replace('\n', ' ').replace('\t', ' ').strip();
    int points = line.codePointCount(0, line.length());
    return points <= MOST_CHARACTERS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
  }

  /** {@code 12.3 %}. */
  static String percent(long part, long whole) {
    return percent(
        BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_EVEN));
  }

  /** {@code 12.3 %}. */
  static String percent(BigDecimal share) {
    return share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
  }

  /** {@code 1 item}, {@code 2 items}. */
  static String items(long number) {
    return number == 1 ? "1 item" : "%,d items".formatted(number);
  }
}
