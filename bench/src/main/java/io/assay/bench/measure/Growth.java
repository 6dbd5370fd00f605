package io.assay.bench.measure;

/** How a cost grows with the size of the input. */
public final class Growth {
  private Growth() {}

  /**
   * The exponent of the power that fits best: the slope of the logarithms by least squares; not a
   * number for a single size.
   */
  public static double exponent(int[] sizes, double[] costs) {
    double meanSize = 0;
    double meanCost = 0;
    for (int i = 0; i < sizes.length; i++) {
      meanSize += Math.log(sizes[i]) / sizes.length;
      meanCost += Math.log(costs[i]) / sizes.length;
    }
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < sizes.length; i++) {
      double distance = Math.log(sizes[i]) - meanSize;
      covariance += distance * (Math.log(costs[i]) - meanCost);
      variance += distance * distance;
    }
    return covariance / variance;
  }
}
