package io.assay.contracts.client;

import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;

/**
 * A payout root to be made claimable.
 *
 * @param batchNumber the anchored batch whose rewards these are
 * @param root root of the rewards tree; {@link Hash#ZERO} when nobody is owed anything
 * @param total sum of all cumulative amounts in the tree, in base units, below 2^128
 */
public record RewardsRoot(long batchNumber, Hash root, BigInteger total) {

  public RewardsRoot {
    if (batchNumber < 1) {
      throw new IllegalArgumentException("batchNumber: " + batchNumber + " (expected: 1 or more)");
    }
    if (total.signum() < 0 || total.bitLength() > 128) {
      throw new IllegalArgumentException("total: " + total + " (expected: 0 to 2^128 - 1)");
    }
  }
}
