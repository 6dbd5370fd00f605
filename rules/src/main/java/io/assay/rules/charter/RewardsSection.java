package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a batch pays, in the token's base units.
 *
 * @param poolPerBatch 0 to 2<sup>256</sup> - 1
 * @param treasury address with EIP-55 checksum, not zero
 * @param bases what votes and decisions are paid for
 * @param caps most that an item or a person earns
 * @param quality how a record's weight depends on its quality; null where each weighs the same
 * @param bounties what filling a gap adds; null for nothing
 * @param payment when and from what else is paid
 */
public record RewardsSection(
    BigInteger poolPerBatch,
    Split split,
    String treasury,
    Weights weights,
    Bases bases,
    Caps caps,
    @Nullable QualityTerms quality,
    @Nullable BountyTerms bounties,
    Payment payment)
    implements Serializable {

  /** Parts of the pool in basis points, which sum to 10000. */
  public record Split(int contributors, int curators, int treasury) implements Serializable {}

  /** What each kind of work counts, relative to the others: 0 to 1000000. */
  public record Weights(int acceptedRecord, int revision, int refresh, int correction, int vote)
      implements Serializable {}

  /** What votes and decisions are paid for. */
  public record Bases(VoteBasis vote, CuratorBasis curator) implements Serializable {}

  /**
   * Caps in base units.
   *
   * @param perItem most that one piece of work earns; null for no cap
   * @param perRecord most that a record of full quality earns, and every other piece in proportion
   *     to its weight; null for no cap
   * @param perContributor most that a person's work earns in a batch; null for no cap
   * @param perDecision most that one review decision earns; null for no cap
   */
  public record Caps(
      @Nullable BigInteger perItem,
      @Nullable BigInteger perRecord,
      @Nullable BigInteger perContributor,
      @Nullable BigInteger perDecision)
      implements Serializable {
    /** Without a cap for decisions. */
    public Caps(
        @Nullable BigInteger perItem,
        @Nullable BigInteger perRecord,
        @Nullable BigInteger perContributor) {
      this(perItem, perRecord, perContributor, null);
    }
  }

  /**
   * What filling a gap adds, and refreshing what is stale.
   *
   * @param weight of an item that fills a gap, beside its own: 0 to 1000000
   * @param refresh weight of new content for a stale item, beside its own: 0 to 1000000
   * @param budgetBasisPoints most that all bounties of a batch take of the contributors' part
   */
  public record BountyTerms(int weight, int refresh, int budgetBasisPoints)
      implements Serializable {}

  /**
   * When and from what else is paid.
   *
   * @param holdBatches batches for which earnings wait before they go to an address
   * @param revenue whether files of revenue add to the pool
   * @param unclaimedAfterDays days after which an unclaimed payout may be called back; null for
   *     never
   */
  public record Payment(int holdBatches, RevenueBasis revenue, @Nullable Integer unclaimedAfterDays)
      implements Serializable {}

  /** What a vote is paid for. */
  public VoteBasis voteBasis() {
    return bases.vote();
  }

  /** Most that one piece of work earns; null for no cap. */
  public @Nullable BigInteger maxPerItem() {
    return caps.perItem();
  }

  /** Days after which an unclaimed payout may be called back; null for never. */
  public @Nullable Integer unclaimedAfterDays() {
    return payment.unclaimedAfterDays();
  }
}
