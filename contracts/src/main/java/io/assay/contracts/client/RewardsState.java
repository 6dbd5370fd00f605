package io.assay.contracts.client;

import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a distributor accepts, holds and has paid, in base units of its token.
 *
 * @param epoch how many roots were activated
 * @param batchNumber batch that the current root belongs to; 0 before the first root
 * @param currentRoot claimable; {@link Hash#ZERO} before the first root
 * @param previousRoot claimable too; {@link Hash#ZERO} if there is none
 * @param totals of money
 * @param pending the root that waits, or null if none does
 * @param pausedUntil seconds since 1970 at which the last pause ends or ended; 0 if there was none
 */
public record RewardsState(
    long epoch,
    long batchNumber,
    Hash currentRoot,
    Hash previousRoot,
    Totals totals,
    @Nullable Proposal pending,
    long pausedUntil) {

  /**
   * Base units.
   *
   * @param declared sum of all cumulative amounts in the current tree
   * @param funded everything received that is still there or was paid
   * @param claimed paid so far, to accounts and to the treasury
   */
  public record Totals(BigInteger declared, BigInteger funded, BigInteger claimed) {}
}
