package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a batch pays, in the token's base units.
 *
 * @param poolPerBatch 0 to 2<sup>256</sup> - 1
 * @param treasury address with EIP-55 checksum, not zero
 * @param voteBasis what a vote is paid for
 * @param maxPerItem most that one item earns; null for no cap
 * @param unclaimedAfterDays days after which an unclaimed payout may be called back; null for never
 */
public record RewardsSection(
    BigInteger poolPerBatch,
    Split split,
    String treasury,
    Weights weights,
    VoteBasis voteBasis,
    @Nullable BigInteger maxPerItem,
    @Nullable Integer unclaimedAfterDays)
    implements Serializable {

  /** Parts of the pool in basis points, which sum to 10000. */
  public record Split(int contributors, int curators, int treasury) implements Serializable {}

  /** What each kind of work counts, relative to the others: 0 to 1000000. */
  public record Weights(int acceptedRecord, int revision, int vote) implements Serializable {}
}
