package io.assay.contracts.client;

import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;

/**
 * A payout root that waits for its activation.
 *
 * @param root the rewards root of an anchored batch
 * @param evidenceHash of the batch's evidence
 * @param batchNumber the batch
 * @param total upper bound of everything ever paid once it is active
 * @param activatableAt seconds since 1970 from which it may be activated, if no pause comes
 */
public record Proposal(
    Hash root, Hash evidenceHash, long batchNumber, BigInteger total, long activatableAt) {}
