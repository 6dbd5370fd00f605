package io.assay.lineage.reward;

import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;

/**
 * What a batch has for work, and what of it work and bounties may take.
 *
 * @param whole contributors' part of the pool, and the carry-in
 * @param work what is shared by weight, less where records have a highest price
 * @param workWeight weight of all pieces of work
 * @param bounties what bounties take
 * @param bountyWeight weight of all bounties
 */
public record WorkPart(
    BigInteger whole,
    BigInteger work,
    BigInteger workWeight,
    BigInteger bounties,
    BigInteger bountyWeight) {
  /** Of a batch that is paid by this input. */
  public static WorkPart of(RewardInput input) {
    RewardsSection terms = input.terms();
    BigInteger whole =
        PoolSplit.of(input.pool(), terms.split()).contributors().add(input.carryIn());
    BigInteger weight = WorkShares.totalWeight(terms, input.work());
    BigInteger offered = BountyShares.totalWeight(terms, input.work());
    BigInteger spent = whole.min(atHighestPrice(terms, weight.add(offered), whole));
    BigInteger bounties = BountyShares.part(terms, spent, offered, weight);
    return new WorkPart(whole, spent.subtract(bounties), weight, bounties, offered);
  }

  /** Where work is scarce, it earns no more for that: what others wait for is left for them. */
  private static BigInteger atHighestPrice(
      RewardsSection terms, BigInteger weight, BigInteger whole) {
    BigInteger price = terms.caps().perRecord();
    long record = (long) WorkKind.ACCEPTED_RECORD.weight(terms) * Quality.WHOLE;
    return price == null || record == 0
        ? whole
        : price.multiply(weight).divide(BigInteger.valueOf(record));
  }
}
