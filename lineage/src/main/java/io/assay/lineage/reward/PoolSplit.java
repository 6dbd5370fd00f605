package io.assay.lineage.reward;

import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;

/**
 * A pool cut by basis points, each part rounded down; the up to two units that rounding leaves
 * belong to nobody and are carried over.
 */
record PoolSplit(
    BigInteger contributors, BigInteger curators, BigInteger treasury, BigInteger remainder) {
  private static final BigInteger BASIS_POINTS = BigInteger.valueOf(10_000);

  static PoolSplit of(BigInteger pool, RewardsSection.Split split) {
    BigInteger contributors = part(pool, split.contributors());
    BigInteger curators = part(pool, split.curators());
    BigInteger treasury = part(pool, split.treasury());
    return new PoolSplit(
        contributors,
        curators,
        treasury,
        pool.subtract(contributors).subtract(curators).subtract(treasury));
  }

  private static BigInteger part(BigInteger pool, int basisPoints) {
    return pool.multiply(BigInteger.valueOf(basisPoints)).divide(BASIS_POINTS);
  }
}
