package io.assay.rules.representation.measure;

import io.assay.rules.distribution.ChiSquared;
import io.assay.rules.distribution.Interval;
import io.assay.rules.distribution.NoncentralChiSquared;

/**
 * A smooth divergence that is a multiple of a chi-squared statistic where set and target are alike.
 * Its interval is the wider one, at each end, of that by the non-central distribution, right where
 * the divergence is small, and that by the delta method, right where it is large.
 *
 * @param value of the sample
 * @param scale divergence times scale is the statistic
 * @param freedom degrees of freedom, at least 1
 * @param variance of the divergence by the delta method
 */
record Divergence(double value, double scale, double freedom, double variance) {
  private static final double Z = ChiSquared.normalQuantileAbove((1 - Estimate.LEVEL) / 2);

  Estimate estimate() {
    Interval noncentral = NoncentralChiSquared.interval(value * scale, freedom, Estimate.LEVEL);
    double reach = Z * StrictMath.sqrt(Math.max(0, variance));
    double lower = Math.min(noncentral.lower() / scale, value - reach);
    double upper = Math.max(noncentral.upper() / scale, value + reach);
    return new Estimate(value, Math.min(value, Math.max(0, lower)), Math.max(value, upper));
  }

  /** Variance of a sum over items that add {@code gradient} of their cell. */
  static double variance(double[] shares, double[] gradient, double size) {
    double mean = 0;
    double square = 0;
    for (int i = 0; i < shares.length; i++) {
      mean += shares[i] * gradient[i];
      square += shares[i] * gradient[i] * gradient[i];
    }
    return Double.isInfinite(size) ? 0 : (square - mean * mean) / size;
  }
}
