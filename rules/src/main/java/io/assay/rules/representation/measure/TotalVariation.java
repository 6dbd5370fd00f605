package io.assay.rules.representation.measure;

import io.assay.rules.distribution.ChiSquared;
import java.util.function.IntToDoubleFunction;

/**
 * Total variation distance: half the sum of the differences between shares and target.
 *
 * <p>A metric, so the distance of the population is no further from that of the sample than the
 * sample is from the population. That is at most r with 95 %: its mean is at most half the sum of
 * √(2p(1−p)/(πn)), and a convex function of normal variables exceeds its median by at most as much
 * as one of them with the largest variance v/n of a linear part (Borell, Inventiones 30, 1975).
 * Shares are smoothed there by half an item, and a cell is added that neither side was seen in.
 *
 * <p>A rare cell that is empty by chance seems to vary less than it does; so the second part is not
 * z√(v/n) but what Wilson's interval adds (JASA 22, 1927), the solution of x = z√((v + x)/n) for
 * the variance of the true share: z√(v/n + z²/(4n²)) + z²/(2n).
 */
public final class TotalVariation {
  private static final double Z = ChiSquared.normalQuantileAbove(1 - Estimate.LEVEL);

  private TotalVariation() {}

  /** The distance, 0 to 1. */
  public static Estimate of(Contrast contrast) {
    double sum = 0;
    for (int i = 0; i < contrast.cells(); i++) {
      sum += Math.abs(contrast.share(i) - contrast.target(i));
    }
    Deviation own = Deviation.of(contrast.cells(), contrast::smoothed, contrast.size());
    Deviation all =
        contrast.isDeclared()
            ? own
            : own.plus(
                Deviation.of(contrast.cells(), contrast::smoothedTarget, contrast.targetSize()));
    return Estimate.around(Math.min(1, sum / 2), all.reach(), 1);
  }

  /** How far a sample is from where it was drawn: mean, variance, and what rare cells add. */
  private record Deviation(double mean, double variance, double rare) {

    static Deviation of(int cells, IntToDoubleFunction share, double size) {
      // A value that is rare may not have been met at all.
      double mean = part(0.5 / size, size);
      double squares = 0;
      for (int i = 0; i < cells; i++) {
        double p = share.applyAsDouble(i);
        mean += part(p, size);
        squares += p * p;
      }
      return new Deviation(mean, Math.min(0.25, (1 - squares) / 2) / size, Z * Z / (2 * size));
    }

    private static double part(double share, double size) {
      double p = Math.min(1, share);
      return StrictMath.sqrt(2 * p * (1 - p) / (Math.PI * size)) / 2;
    }

    Deviation plus(Deviation other) {
      return new Deviation(mean + other.mean, variance + other.variance, rare + other.rare);
    }

    double reach() {
      return mean + StrictMath.sqrt(Z * Z * variance + rare * rare) + rare;
    }
  }
}
