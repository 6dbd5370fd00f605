package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of work, and a bounty beside it, was worth in a batch, so that it can be taken back
 * when the work is found bad later.
 *
 * @param part what work shared by weight
 * @param totalWeight weight of all pieces of the batch
 * @param maxPerItem most that a piece earned, its bounty included; null for no cap
 * @param bounties what bounties shared
 */
public record PieceValue(
    BigInteger part, BigInteger totalWeight, @Nullable BigInteger maxPerItem, Offered bounties) {
  /**
   * What bounties shared by weight.
   *
   * @param totalWeight of all bounties of the batch
   */
  public record Offered(BigInteger part, BigInteger totalWeight) {
    /** There were none. */
    public static final Offered NOTHING = new Offered(BigInteger.ZERO, BigInteger.ZERO);
  }

  /** Of a batch without bounties. */
  public PieceValue(BigInteger part, BigInteger totalWeight, @Nullable BigInteger maxPerItem) {
    this(part, totalWeight, maxPerItem, Offered.NOTHING);
  }

  /** Of a batch that is paid by this input. */
  public static PieceValue of(RewardInput input) {
    return of(input, WorkPart.of(input));
  }

  static PieceValue of(RewardInput input, WorkPart part) {
    return new PieceValue(
        part.work(),
        part.workWeight(),
        input.terms().maxPerItem(),
        new Offered(part.bounties(), part.bountyWeight()));
  }

  /**
   * What each of the people earned by one piece, rounded down: never more than the piece raised
   * their line by.
   *
   * @param weight of the piece, its quality included
   * @param people who share it, ascending and distinct, at least one
   */
  public SortedMap<Pseudonym, BigInteger> of(BigInteger weight, List<Pseudonym> people) {
    return shared(numerator(weight), totalWeight, people);
  }

  /**
   * What each of them earned by the bounty of one piece, rounded down in the same way.
   *
   * @param weight of the piece
   * @param bounty weight of its bounty
   */
  public SortedMap<Pseudonym, BigInteger> ofBounty(
      BigInteger weight, BigInteger bounty, List<Pseudonym> people) {
    return shared(bountyNumerator(weight, bounty), bounties.totalWeight(), people);
  }

  private static SortedMap<Pseudonym, BigInteger> shared(
      BigInteger numerator, BigInteger denominator, List<Pseudonym> people) {
    SortedMap<Pseudonym, BigInteger> earned = new TreeMap<>();
    if (denominator.signum() > 0) {
      EqualShares.of(numerator, people)
          .forEach((person, share) -> earned.put(person, share.divide(denominator)));
    }
    return earned;
  }

  /** Of one such piece, in parts of 1 / {@link #totalWeight} unit. */
  BigInteger numerator(BigInteger weight) {
    BigInteger uncapped = weight.multiply(part);
    return maxPerItem == null ? uncapped : uncapped.min(maxPerItem.multiply(totalWeight));
  }

  /** Of the bounty of a piece, in parts of 1 / weight of all bounties: what the cap leaves it. */
  BigInteger bountyNumerator(BigInteger weight, BigInteger bounty) {
    BigInteger uncapped = bounty.multiply(bounties.part());
    if (maxPerItem == null) {
      return uncapped;
    }
    BigInteger all = bounties.totalWeight();
    BigInteger left =
        totalWeight.signum() == 0
            ? maxPerItem.multiply(all)
            : maxPerItem
                .multiply(totalWeight)
                .subtract(numerator(weight))
                .multiply(all)
                .divide(totalWeight);
    return uncapped.min(left);
  }
}
