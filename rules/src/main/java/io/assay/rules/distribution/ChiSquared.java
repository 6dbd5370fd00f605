package io.assay.rules.distribution;

/** The chi-squared distribution. */
public final class ChiSquared {
  private static final double PRECISION = 1e-16;
  private static final double SMALLEST = 1e-300;
  private static final int MOST_TERMS = 1_000_000;

  private ChiSquared() {}

  /** Probability of a value up to {@code x}; absolute error below 10⁻¹². */
  public static double upTo(double x, double freedom) {
    double half = x / 2;
    double shape = freedom / 2;
    if (half <= 0) {
      return 0;
    }
    return half < shape + 1 ? series(shape, half) : 1 - fraction(shape, half);
  }

  /** Probability of a value above {@code x}, also far out. */
  public static double above(double x, double freedom) {
    double half = x / 2;
    double shape = freedom / 2;
    if (half <= 0) {
      return 1;
    }
    return half < shape + 1 ? 1 - series(shape, half) : fraction(shape, half);
  }

  /**
   * The value below which a draw is with this probability.
   *
   * @param probability above 0, below 1
   */
  public static double quantile(double probability, double freedom) {
    double low = 0;
    double high = freedom + 1;
    while (upTo(high, freedom) < probability) {
      high *= 2;
    }
    for (int halving = 0; halving < 200 && high - low > high * 1e-15; halving++) {
      double middle = (low + high) / 2;
      if (upTo(middle, freedom) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The standard normal value that is exceeded with this probability, below one half. */
  public static double normalQuantileAbove(double probability) {
    return StrictMath.sqrt(quantile(1 - 2 * probability, 1));
  }

  /** The regularised lower incomplete gamma function by its series (DLMF 8.11.4). */
  private static double series(double shape, double x) {
    double term = 1 / shape;
    double sum = term;
    for (int n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return sum * StrictMath.exp(shape * StrictMath.log(x) - x - Gamma.log(shape));
  }

  /** The upper one by Lentz's evaluation of its continued fraction (DLMF 8.9.2). */
  private static double fraction(double shape, double x) {
    double b = x + 1 - shape;
    double c = 1 / SMALLEST;
    double d = 1 / b;
    double value = d;
    for (int n = 1; n < MOST_TERMS; n++) {
      double a = -n * (n - shape);
      b += 2;
      d = 1 / nonZero(a * d + b);
      c = nonZero(b + a / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < PRECISION * 10) {
        break;
      }
    }
    return value * StrictMath.exp(shape * StrictMath.log(x) - x - Gamma.log(shape));
  }

  private static double nonZero(double value) {
    return Math.abs(value) < SMALLEST ? SMALLEST : value;
  }
}
