package io.assay.rules.distribution;

/** The gamma function. */
public final class Gamma {
  private static final double[] LANCZOS = {
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private Gamma() {}

  /**
   * Natural logarithm of the gamma function (Lanczos, g = 7), to about 14 digits.
   *
   * @param x above 0
   */
  public static double log(double x) {
    if (x < 0.5) {
      return log(x + 1) - StrictMath.log(x);
    }
    double shifted = x - 1;
    double sum = 0.99999999999980993;
    for (int term = 0; term < LANCZOS.length; term++) {
      sum += LANCZOS[term] / (shifted + term + 1);
    }
    double t = shifted + 7.5;
    return 0.5 * StrictMath.log(2 * Math.PI)
        + (shifted + 0.5) * StrictMath.log(t)
        - t
        + StrictMath.log(sum);
  }
}
