package io.assay.rules.representation.measure;

import io.assay.rules.distribution.ChiSquared;

/**
 * Square root of the Jensen-Shannon divergence in bits, a metric from 0 to 1 (Endres and
 * Schindelin, IEEE Trans. Inf. Theory 49, 2003). A cell that one side lacks adds half of the other
 * side's share, so empty cells need no smoothing.
 *
 * <p>Its interval is as for {@link TotalVariation}: n times the divergence of a sample from where
 * it was drawn is about χ² / (8 ln 2) with one degree of freedom less than cells, in cells with an
 * item or less up to 1.37 times as much; taken is χ² / 4 with one degree more than cells, above
 * both, as there may be one more that neither side was seen in.
 */
public final class JensenShannon {
  private static final double LN2 = StrictMath.log(2);

  private JensenShannon() {}

  /** The distance, 0 to 1. */
  public static Estimate of(Contrast contrast) {
    double divergence = 0;
    for (int i = 0; i < contrast.cells(); i++) {
      double p = contrast.share(i);
      double q = contrast.target(i);
      double middle = (p + q) / 2;
      divergence += part(p, middle) + part(q, middle);
    }
    double value = StrictMath.sqrt(Math.min(1, Math.max(0, divergence / 2 / LN2)));
    double radius = radius(contrast.cells(), contrast.size());
    return Estimate.around(
        value,
        contrast.isDeclared() ? radius : radius + radius(contrast.cells(), contrast.targetSize()),
        1);
  }

  private static double part(double share, double middle) {
    return share == 0 ? 0 : share * StrictMath.log(share / middle);
  }

  private static double radius(int cells, double size) {
    return StrictMath.sqrt(ChiSquared.quantile(Estimate.LEVEL, cells + 1.0) / (4 * size));
  }
}
