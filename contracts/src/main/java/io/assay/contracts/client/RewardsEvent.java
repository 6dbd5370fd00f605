package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;

/**
 * What a distributor's events tell, in the order of the chain. Closed: one record for each event.
 */
public sealed interface RewardsEvent {

  /** A root began to wait. */
  record Proposed(long epoch, Hash root, long batchNumber, BigInteger total)
      implements RewardsEvent {}

  /** A root was refused for ever. */
  record Vetoed(Hash root, long batchNumber, Address by, String reason) implements RewardsEvent {}

  /** A root was taken back. */
  record Withdrawn(Hash root, long batchNumber) implements RewardsEvent {}

  /** A root took effect. */
  record Activated(
      long epoch,
      Hash root,
      long batchNumber,
      BigInteger total,
      Hash evidenceHash,
      BigInteger funded)
      implements RewardsEvent {}

  /** An account was paid. */
  record Claimed(Address account, BigInteger amount, BigInteger cumulative)
      implements RewardsEvent {}

  /** The treasury was paid in place of an account. */
  record Returned(Address account, BigInteger amount, BigInteger cumulative)
      implements RewardsEvent {}
}
