package io.assay.rules.representation.measure;

/**
 * Population stability index: the sum of (p − q) ln(p / q), both smoothed by half an item in each
 * cell, the target as if it were a sample as large as the set. So it is finite where cells are
 * empty, and 0 for a set that is as declared.
 */
public final class PopulationStability {
  private PopulationStability() {}

  /** The index, from 0; one cell gives 0. */
  public static Estimate of(Contrast contrast) {
    int cells = contrast.cells();
    if (cells == 1) {
      return new Estimate(0, 0, 0);
    }
    double[] shares = new double[cells];
    double[] target = new double[cells];
    double[] gradient = new double[cells];
    double[] targetGradient = new double[cells];
    double value = 0;
    for (int i = 0; i < cells; i++) {
      double p = contrast.smoothed(i);
      double q = contrast.smoothedTarget(i);
      double log = StrictMath.log(p / q);
      shares[i] = p;
      target[i] = q;
      value += (p - q) * log;
      gradient[i] = log + 1 - q / p;
      targetGradient[i] = 1 - log - p / q;
    }
    double variance =
        Divergence.variance(shares, gradient, contrast.size())
            + Divergence.variance(target, targetGradient, contrast.targetSize());
    return new Divergence(Math.max(0, value), contrast.jointSize(), cells - 1.0, variance)
        .estimate();
  }
}
