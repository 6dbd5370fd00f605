package io.assay.rules.distribution;

/** The beta distribution. */
final class Beta {
  private static final double SMALLEST = 1e-300;
  private static final double PRECISION = 1e-15;

  private Beta() {}

  /** Probability of a value up to {@code x}: the regularised incomplete beta function. */
  static double upTo(double x, double a, double b) {
    if (x <= 0) {
      return 0;
    }
    if (x >= 1) {
      return 1;
    }
    // The fraction converges fast on the near side of the mean only.
    return x < (a + 1) / (a + b + 2) ? front(x, a, b) : 1 - front(1 - x, b, a);
  }

  private static double front(double x, double a, double b) {
    double log =
        Gamma.log(a + b)
            - Gamma.log(a)
            - Gamma.log(b)
            + a * StrictMath.log(x)
            + b * StrictMath.log1p(-x);
    return StrictMath.exp(log) * fraction(x, a, b) / a;
  }

  /** Lentz's evaluation of the continued fraction (DLMF 8.17.22). */
  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= 10_000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < PRECISION) {
        break;
      }
    }
    return value;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < SMALLEST ? SMALLEST : value;
  }
}
