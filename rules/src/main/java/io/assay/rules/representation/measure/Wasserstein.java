package io.assay.rules.representation.measure;

import io.assay.rules.distribution.ChiSquared;

/**
 * Area between two distribution functions, in units of the numbers: what moves how far for the sets
 * to be alike. A metric; the interval is as for {@link TotalVariation}, with the mean
 * ∫√(2F(1−F)/(πn)) of the distance between sample and population, and the variance of the numbers
 * over n as the largest of a linear part.
 */
public final class Wasserstein {
  private static final double Z = ChiSquared.normalQuantileAbove(1 - Estimate.LEVEL);

  private Wasserstein() {}

  /** The distance of two sets of numbers, from 0. */
  public static Estimate of(Distribution one, Distribution other) {
    double area = 0;
    int i = -1;
    int j = -1;
    double before = KolmogorovSmirnov.next(one, i, other, j);
    while (i + 1 < one.values() || j + 1 < other.values()) {
      double next = KolmogorovSmirnov.next(one, i, other, j);
      double apart = Math.abs(one.upTo(i) - other.upTo(j));
      // Nothing is between them, or the width itself is beyond what a number holds.
      area += apart == 0 ? 0 : (next - before) * apart;
      i = KolmogorovSmirnov.upTo(one, i, next);
      j = KolmogorovSmirnov.upTo(other, j, next);
      before = next;
    }
    double variance = variance(one) + variance(other);
    boolean isSingle = one.size() < 2 || other.size() < 2;
    // One item says nothing of how far others are from it.
    double reach =
        isSingle ? Double.MAX_VALUE : mean(one) + mean(other) + Z * StrictMath.sqrt(variance);
    return Estimate.around(Math.min(area, Double.MAX_VALUE), reach, Double.MAX_VALUE);
  }

  private static double variance(Distribution distribution) {
    return Double.isInfinite(distribution.size())
        ? 0
        : distribution.variance() / distribution.size();
  }

  private static double mean(Distribution distribution) {
    if (Double.isInfinite(distribution.size())) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i + 1 < distribution.values(); i++) {
      double f = Math.min(1, distribution.upTo(i));
      if (f == 0 || f == 1) {
        continue;
      }
      sum +=
          (distribution.value(i + 1) - distribution.value(i))
              * StrictMath.sqrt(2 * f * (1 - f) / (Math.PI * distribution.size()));
    }
    return sum;
  }
}
