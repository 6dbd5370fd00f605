package io.assay.rules.distribution;

/** The standard normal distribution. */
public final class Normal {

  private Normal() {}

  /** Probability of a value above {@code z}; relative error below 2·10⁻⁷, also far out. */
  public static double above(double z) {
    double x = Math.abs(z) / Math.sqrt(2);
    // Chebyshev fit of erfc (Press et al., Numerical Recipes, 6.2), which holds in the tail.
    double t = 1 / (1 + 0.5 * x);
    double[] coefficients = {
      -1.26551223,
      1.00002368,
      0.37409196,
      0.09678418,
      -0.18628806,
      0.27886807,
      -1.13520398,
      1.48851587,
      -0.82215223,
      0.17087277
    };
    double polynomial = 0;
    for (int power = coefficients.length - 1; power >= 0; power--) {
      polynomial = polynomial * t + coefficients[power];
    }
    double tail = t * StrictMath.exp(-x * x + polynomial) / 2;
    return z >= 0 ? tail : 1 - tail;
  }

  /**
   * The value that is exceeded with this probability.
   *
   * @param probability above 0, below 1
   */
  public static double quantileAbove(double probability) {
    double low = -40;
    double high = 40;
    for (int halving = 0; halving < 80; halving++) {
      double middle = (low + high) / 2;
      if (above(middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
