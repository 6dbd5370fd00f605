package io.assay.contracts.client;

import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;

/**
 * What a distributor accepts and has paid, in base units of its token.
 *
 * @param batchNumber batch that the current root belongs to; 0 before the first root
 * @param currentRoot claimable; {@link Hash#ZERO} before the first root
 * @param previousRoot claimable too; {@link Hash#ZERO} if there is none
 * @param declaredTotal sum of all cumulative amounts in the current tree
 * @param claimedTotal paid so far
 */
public record RewardsState(
    long batchNumber,
    Hash currentRoot,
    Hash previousRoot,
    BigInteger declaredTotal,
    BigInteger claimedTotal) {}
