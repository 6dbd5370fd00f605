package io.assay.jobs.report.document;

import io.assay.jobs.report.document.DatasetFacts.Batch;
import io.assay.jobs.report.html.VisibleText;
import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.CombinedCategory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Words that several documents use of the same thing. Text of contributors is cut and made visible.
 */
final class Wording {
  private static final int MOST_CHARACTERS = 120;
  private static final int DIGITS = 6;

  private Wording() {}

  /** {@code language = de}. */
  static String stratum(String dimension, @Nullable String category) {
    return category == null
        ? dimension + " without a value"
        : dimension + " = " + excerpt(category);
  }

  /** {@code language = de and length = short}. */
  static String combination(String dimensions, @Nullable String categories) {
    List<String> names = CombinedCategory.split(dimensions);
    if (categories == null) {
      return stratum(dimensions, null);
    }
    List<String> values = CombinedCategory.split(categories);
    List<String> strata = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      strata.add(stratum(names.get(i), i < values.size() ? values.get(i) : null));
    }
    return String.join(" and ", strata);
  }

  /** {@code 3}, {@code 0.333333}: at most six digits behind the point. */
  static String figure(@Nullable String fraction) {
    return fraction == null
        ? "no value"
        : Fraction.parse(fraction).decimal(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** The same of a number. */
  static String figure(double value) {
    return BigDecimal.valueOf(value)
        .setScale(DIGITS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** {@code 0.2500 (95 % interval 0.1000 to 0.4000)}. */
  static String estimate(double value, double lower, double upper) {
    String words = String.format(Locale.ROOT, "%.4f", value);
    return lower < upper
        ? String.format(Locale.ROOT, "%s (95 %% interval %.4f to %.4f)", words, lower, upper)
        : words;
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
    return counted(number, "item", "items");
  }

  /** What came in, and how much of it could be read. */
  static String delivered(List<Batch> batches) {
    return "%s in %s, of which %,d could not be read."
        .formatted(
            counted(batches.stream().mapToLong(Batch::delivered).sum(), "record", "records"),
            counted(batches.size(), "batch", "batches"),
            batches.stream().mapToLong(Batch::unreadable).sum());
  }

  /** {@code 1 gap}, {@code 2 gaps}. */
  static String counted(long number, String one, String several) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
  }
}
