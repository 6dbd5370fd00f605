package io.assay.jobs.report.content;

import java.math.BigDecimal;
import java.util.List;

/**
 * How closely the values of a numeric task are known, by their intervals of 95 %.
 *
 * @param tolerance so far from the truth a number is right
 * @param within items whose truth lies no further than that from the value
 * @param near items of which it may lie up to twice as far
 * @param far all others with a value
 * @param widest items of which least is known, the widest first
 */
public record NumberIntervals(
    BigDecimal tolerance, long within, long near, long far, List<Estimate> widest) {

  /** Copies. */
  public NumberIntervals {
    widest = List.copyOf(widest);
  }

  /** An item's value and where its truth lies, from so many answers that count. */
  public record Estimate(String itemId, String value, double lower, double upper, long answers) {}
}
