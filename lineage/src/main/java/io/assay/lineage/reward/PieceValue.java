package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of work was worth in a batch, so that it can be taken back when the work is found
 * bad later.
 *
 * @param part what work shared by weight
 * @param totalWeight weight of all pieces of the batch
 * @param maxPerItem most that a piece earned; null for no cap
 */
public record PieceValue(BigInteger part, BigInteger totalWeight, @Nullable BigInteger maxPerItem) {
  /** Of a batch that is paid by this input. */
  public static PieceValue of(RewardInput input) {
    WorkPart part = WorkPart.of(input);
    return new PieceValue(part.work(), part.workWeight(), input.terms().maxPerItem());
  }

  /**
   * What each of the people earned by one piece, rounded down: never more than the piece raised
   * their line by.
   *
   * @param weight of the piece, its quality included
   * @param people who share it, ascending and distinct, at least one
   */
  public SortedMap<Pseudonym, BigInteger> of(BigInteger weight, List<Pseudonym> people) {
    SortedMap<Pseudonym, BigInteger> earned = new TreeMap<>();
    if (totalWeight.signum() > 0) {
      EqualShares.of(numerator(weight), people)
          .forEach((person, share) -> earned.put(person, share.divide(totalWeight)));
    }
    return earned;
  }

  /** Of one such piece, in parts of 1 / {@link #totalWeight} unit. */
  BigInteger numerator(BigInteger weight) {
    BigInteger uncapped = weight.multiply(part);
    return maxPerItem == null ? uncapped : uncapped.min(maxPerItem.multiply(totalWeight));
  }
}
