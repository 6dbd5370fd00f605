package io.assay.rules.representation.measure;

/**
 * Largest difference between two distribution functions, a metric. A sample is at most √(ln 40 /
 * (2n)) from where it was drawn with 95 % (Massart, Annals of Probability 18, 1990), whatever the
 * distribution.
 */
public final class KolmogorovSmirnov {
  private KolmogorovSmirnov() {}

  /** The distance of two sets of numbers, 0 to 1. */
  public static Estimate of(Distribution one, Distribution other) {
    double largest = 0;
    int i = -1;
    int j = -1;
    while (i + 1 < one.values() || j + 1 < other.values()) {
      double next = next(one, i, other, j);
      i = upTo(one, i, next);
      j = upTo(other, j, next);
      largest = Math.max(largest, Math.abs(one.upTo(i) - other.upTo(j)));
    }
    return Estimate.around(Math.min(1, largest), radius(one.size()) + radius(other.size()), 1);
  }

  /**
   * The distance at the edges of bins.
   *
   * @param contrast of bins in increasing order
   */
  public static Estimate ofBins(Contrast contrast) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < contrast.cells(); i++) {
      difference += contrast.share(i) - contrast.target(i);
      largest = Math.max(largest, Math.abs(difference));
    }
    return Estimate.around(
        Math.min(1, largest), radius(contrast.size()) + radius(contrast.targetSize()), 1);
  }

  /** The next number of either. */
  static double next(Distribution one, int i, Distribution other, int j) {
    double first = i + 1 < one.values() ? one.value(i + 1) : Double.POSITIVE_INFINITY;
    double second = j + 1 < other.values() ? other.value(j + 1) : Double.POSITIVE_INFINITY;
    return Math.min(first, second);
  }

  /** The place of the last number up to this one. */
  static int upTo(Distribution distribution, int place, double number) {
    return place + 1 < distribution.values() && distribution.value(place + 1) <= number
        ? place + 1
        : place;
  }

  private static double radius(double size) {
    return Double.isInfinite(size)
        ? 0
        : StrictMath.sqrt(StrictMath.log(2 / (1 - Estimate.LEVEL)) / (2 * size));
  }
}
