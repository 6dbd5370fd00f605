package io.assay.rules.distribution;

/**
 * The non-central chi-squared distribution: of a chi-squared statistic whose null hypothesis is off
 * by the non-centrality.
 */
public final class NoncentralChiSquared {
  /** Above it the sum is long and the normal approximation as good as it needs to be. */
  private static final double SUMMED = 20_000;

  private static final double REACH = 9;

  private NoncentralChiSquared() {}

  /**
   * Probability of a value up to {@code x}: a Poisson mixture of central distributions; beyond a
   * non-centrality of 20,000 by Abdel-Aty's cube root (Biometrika 41, 1954).
   */
  public static double upTo(double x, double freedom, double noncentrality) {
    if (x <= 0) {
      return 0;
    }
    if (noncentrality == 0) {
      return ChiSquared.upTo(x, freedom);
    }
    return noncentrality > SUMMED || freedom > SUMMED
        ? approximated(x, freedom, noncentrality)
        : summed(x, freedom, noncentrality);
  }

  /**
   * The non-centralities that do not speak against an observed statistic at this level; from 0
   * where chance alone explains it.
   *
   * @param level such as 0.95
   */
  public static Interval interval(double statistic, double freedom, double level) {
    double tail = (1 - level) / 2;
    double lower = below(statistic, freedom, 1 - tail);
    double upper = below(statistic, freedom, tail);
    return new Interval(Math.min(lower, upper), upper);
  }

  /** The non-centrality at which the statistic is the quantile of this probability; at least 0. */
  private static double below(double statistic, double freedom, double probability) {
    if (upTo(statistic, freedom, 0) <= probability) {
      return 0;
    }
    double low = 0;
    double high = Math.max(1, statistic);
    while (upTo(statistic, freedom, high) > probability) {
      high *= 2;
    }
    for (int halving = 0; halving < 60; halving++) {
      double middle = (low + high) / 2;
      if (upTo(statistic, freedom, middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double summed(double x, double freedom, double noncentrality) {
    double mean = noncentrality / 2;
    double reach = REACH * StrictMath.sqrt(mean) + 20;
    int first = (int) Math.max(0, mean - reach);
    int last = (int) (mean + reach);
    double half = x / 2;
    double weight = StrictMath.exp(first * StrictMath.log(mean) - mean - Gamma.log(first + 1.0));
    double shape = freedom / 2 + first;
    double central = ChiSquared.upTo(x, 2 * shape);
    double step = StrictMath.exp(shape * StrictMath.log(half) - half - Gamma.log(shape + 1));
    double sum = 0;
    for (int j = first; j <= last; j++) {
      sum += weight * central;
      central = Math.max(0, central - step);
      shape += 1;
      step *= half / shape;
      weight *= mean / (j + 1);
    }
    return Math.min(1, sum);
  }

  private static double approximated(double x, double freedom, double noncentrality) {
    double mean = freedom + noncentrality;
    double spread = 2 * (freedom + 2 * noncentrality) / (9 * mean * mean);
    double z = (StrictMath.cbrt(x / mean) - (1 - spread)) / StrictMath.sqrt(spread);
    return 1 - Normal.above(z);
  }
}
