package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a piece of work was worth in a batch, so that it can be taken back when the work is found
 * bad later.
 *
 * @param terms of the batch
 * @param part contributors' part and carry-in, less what bounties took
 * @param totalWeight weight of all pieces of the batch
 */
public record PieceValue(RewardsSection terms, BigInteger part, BigInteger totalWeight) {
  /** Of a batch that is paid by this input. */
  public static PieceValue of(RewardInput input) {
    BigInteger part =
        PoolSplit.of(input.pool(), input.terms().split()).contributors().add(input.carryIn());
    BigInteger weight = WorkShares.totalWeight(input.terms(), input.work());
    BigInteger bounty = new BountyShares(input.terms(), input.bounties()).part(part, weight);
    return new PieceValue(input.terms(), part.subtract(bounty), weight);
  }

  /**
   * What each of the people earned by one such piece, rounded down: never more than the piece
   * raised their line by.
   */
  public SortedMap<Pseudonym, BigInteger> of(WorkUnit piece) {
    SortedMap<Pseudonym, BigInteger> earned = new TreeMap<>();
    if (totalWeight.signum() > 0) {
      EqualShares.of(numerator(piece), piece.contributors())
          .forEach((person, share) -> earned.put(person, share.divide(totalWeight)));
    }
    return earned;
  }

  /** Of one such piece, in parts of 1 / {@link #totalWeight} unit. */
  BigInteger numerator(WorkUnit piece) {
    BigInteger uncapped = piece.weight(terms).multiply(part);
    BigInteger cap = terms.maxPerItem();
    return cap == null ? uncapped : uncapped.min(cap.multiply(totalWeight));
  }
}
