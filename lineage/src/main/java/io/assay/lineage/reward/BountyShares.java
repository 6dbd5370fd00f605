package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.RewardsSection;
import io.assay.rules.charter.RewardsSection.BountyTerms;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What bounties take of the contributors' part, and whose it is: each belongs to a piece of work,
 * and is shared by its people as the piece is. All bounties together take what their weight has a
 * right to among all work, and at most the budget; a piece and its bounty together earn at most
 * what an item may.
 */
final class BountyShares {
  private BountyShares() {}

  /** Weight of all bounties. */
  static BigInteger totalWeight(RewardsSection terms, List<WorkUnit> work) {
    BigInteger total = BigInteger.ZERO;
    for (WorkUnit unit : work) {
      total = total.add(unit.bountyWeight(terms).multiply(BigInteger.valueOf(unit.count())));
    }
    return total;
  }

  /**
   * Of the contributors' part, what bounties take.
   *
   * @param bounties weight of all bounties
   * @param work weight of all other work
   */
  static BigInteger part(
      RewardsSection terms, BigInteger contributors, BigInteger bounties, BigInteger work) {
    BountyTerms offered = terms.bounties();
    if (offered == null || bounties.signum() == 0) {
      return BigInteger.ZERO;
    }
    BigInteger budget =
        contributors
            .multiply(BigInteger.valueOf(offered.budgetBasisPoints()))
            .divide(BigInteger.valueOf(Quality.WHOLE));
    return budget.min(contributors.multiply(bounties).divide(bounties.add(work)));
  }

  /** What each person's bounties come to; who has none is not in it. */
  static SortedMap<Pseudonym, BigInteger> of(RewardInput input, PieceValue value) {
    SortedMap<Pseudonym, BigInteger> numerators = new TreeMap<>();
    for (WorkUnit unit : input.work()) {
      BigInteger weight = unit.bountyWeight(input.terms());
      if (weight.signum() > 0 && unit.count() > 0) {
        BigInteger count = BigInteger.valueOf(unit.count());
        EqualShares.of(
                value.bountyNumerator(unit.weight(input.terms()), weight), unit.contributors())
            .forEach(
                (person, own) -> numerators.merge(person, own.multiply(count), BigInteger::add));
      }
    }
    return LargestRemainder.round(numerators, value.bounties().totalWeight());
  }
}
