package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Distributes the pool of a batch. Work, decisions, treasury and carry-out add up to pool and
 * carry-in exactly, whatever the input; its order does not matter.
 *
 * <p>Two laws that people rely on, stated exactly in {@code lineage/REWARDS.md}: with everybody
 * else's work fixed, one more piece of a person's own work never lowers what that kind of work
 * earns the person, unless a cap for pieces cuts it; and the same work under more names gains at
 * most one base unit for each name and kind.
 */
public final class Allocation {
  private Allocation() {}

  /**
   * The ledger of the batch, its total equal to the pool. Work that earned nothing stands in it
   * with amount 0.
   */
  public static Ledger of(RewardInput input) {
    PoolSplit split = PoolSplit.of(input.pool(), input.terms().split());
    List<LedgerEntry> entries = new ArrayList<>();
    addWork(input, entries);
    addDecisions(input, split.curators(), entries);
    entries.add(LedgerEntry.treasury(split.treasury()));
    addCarry(Reasons.SPLIT_REMAINDER, split.remainder(), entries);
    addCarry(Reasons.CARRIED_IN, input.carryIn().negate(), entries);
    return new Ledger(entries);
  }

  private static void addWork(RewardInput input, List<LedgerEntry> entries) {
    WorkPart part = WorkPart.of(input);
    SortedMap<Pseudonym, BigInteger> earned = new TreeMap<>();
    SortedMap<WorkShares.Line, BigInteger> amounts =
        new WorkShares(input.terms(), part.work()).of(input.work());
    for (Map.Entry<WorkShares.Line, BigInteger> entry : amounts.entrySet()) {
      WorkKind kind = entry.getKey().kind();
      Pseudonym person = entry.getKey().person();
      entries.add(LedgerEntry.of(person, kind.role(), kind.reason(), entry.getValue()));
      earned.merge(person, entry.getValue(), BigInteger::add);
    }
    SortedMap<Pseudonym, BigInteger> bounties = BountyShares.of(input, PieceValue.of(input, part));
    for (Map.Entry<Pseudonym, BigInteger> entry : bounties.entrySet()) {
      entries.add(
          LedgerEntry.of(entry.getKey(), Role.CONTRIBUTOR, Reasons.BOUNTY, entry.getValue()));
      earned.merge(entry.getKey(), entry.getValue(), BigInteger::add);
    }
    BigInteger kept = cut(earned, input.terms().caps().perContributor(), entries);
    addCarry(Reasons.NOT_EARNED, part.whole().subtract(kept), entries);
  }

  /** What is left in sum where nobody's work earns more than the cap. */
  private static BigInteger cut(
      SortedMap<Pseudonym, BigInteger> earned,
      @Nullable BigInteger cap,
      List<LedgerEntry> entries) {
    BigInteger kept = BigInteger.ZERO;
    for (Map.Entry<Pseudonym, BigInteger> entry : earned.entrySet()) {
      BigInteger over =
          cap == null ? BigInteger.ZERO : entry.getValue().subtract(cap).max(BigInteger.ZERO);
      if (over.signum() > 0) {
        entries.add(
            LedgerEntry.of(entry.getKey(), Role.CONTRIBUTOR, Reasons.OVER_CAP, over.negate()));
      }
      kept = kept.add(entry.getValue()).subtract(over);
    }
    return kept;
  }

  private static void addDecisions(RewardInput input, BigInteger part, List<LedgerEntry> entries) {
    BigInteger left = part;
    SortedMap<Pseudonym, BigInteger> counts = new TreeMap<>();
    input.decisions().forEach((who, count) -> counts.put(who, BigInteger.valueOf(count)));
    BigInteger total = counts.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger price = input.terms().caps().perDecision();
    BigInteger spent = price == null ? part : part.min(price.multiply(total));
    SortedMap<Pseudonym, BigInteger> amounts = LargestRemainder.split(spent, counts);
    for (Map.Entry<Pseudonym, BigInteger> entry : amounts.entrySet()) {
      entries.add(
          LedgerEntry.of(entry.getKey(), Role.CURATOR, Reasons.REVIEW_DECISION, entry.getValue()));
      left = left.subtract(entry.getValue());
    }
    addCarry(Reasons.NO_DECISIONS, left, entries);
  }

  private static void addCarry(String reason, BigInteger amount, List<LedgerEntry> entries) {
    if (amount.signum() != 0) {
      entries.add(LedgerEntry.carry(reason, amount));
    }
  }
}
