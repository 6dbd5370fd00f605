package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What votes were paid for and what they earned, from the first batch on. Paid is, in whole pieces,
 * what an annotator's votes are found to have told beyond the most that was paid for. Who is found
 * to copy, or not to look, owes what votes earned; should that turn out to be wrong, all of it is
 * paid again. Not thread-safe.
 */
public final class VoteAccounts {
  /** A thousandth of a bit in units of 2⁻²⁰ nats: 2²⁰ × ln 2 / 1000. */
  private static final long PIECE = 727;

  private final SortedMap<Pseudonym, Long> pieces = new TreeMap<>();
  private final SortedMap<Pseudonym, BigInteger> earned = new TreeMap<>();

  /**
   * What a batch knows of annotators.
   *
   * @param told information in all votes so far, in units of 2⁻²⁰ nats; whoever is missing told
   *     nothing
   * @param disowned whose answers are not their own
   */
  public record Told(SortedMap<Pseudonym, Long> told, SortedSet<Pseudonym> disowned) {
    public Told {
      told = new TreeMap<>(told);
      disowned = new TreeSet<>(disowned);
    }
  }

  /** What a batch pays for. */
  public List<WorkUnit> work(Told now) {
    List<WorkUnit> units = new ArrayList<>();
    for (Map.Entry<Pseudonym, Long> entry : now.told().entrySet()) {
      Pseudonym person = entry.getKey();
      long more = entry.getValue() / PIECE - pieces.getOrDefault(person, 0L);
      if (more > 0 && !now.disowned().contains(person)) {
        units.add(WorkUnit.of(List.of(person), WorkKind.INFORMATION, more));
      }
    }
    return units;
  }

  /** What annotators owe from this batch on, above 0 each. */
  public SortedMap<Pseudonym, BigInteger> owed(Told now) {
    SortedMap<Pseudonym, BigInteger> owed = new TreeMap<>();
    for (Pseudonym person : now.disowned()) {
      BigInteger amount = earned.getOrDefault(person, BigInteger.ZERO);
      if (amount.signum() > 0) {
        owed.put(person, amount);
      }
    }
    return owed;
  }

  /**
   * Goes on to the next batch.
   *
   * @param ledger what the batch paid, of which other lines than those of votes do not matter
   */
  public void close(Told now, Ledger ledger) {
    for (WorkUnit unit : work(now)) {
      pieces.merge(unit.contributors().get(0), unit.count(), Long::sum);
    }
    for (Pseudonym person : now.disowned()) {
      pieces.remove(person);
      earned.remove(person);
    }
    earnings(ledger).forEach((person, amount) -> earned.merge(person, amount, BigInteger::add));
  }

  /** What votes earned in a batch, less what the cap for contributors cut off. */
  private static SortedMap<Pseudonym, BigInteger> earnings(Ledger ledger) {
    SortedMap<Pseudonym, BigInteger> earnings = new TreeMap<>();
    SortedMap<Pseudonym, BigInteger> cut = new TreeMap<>();
    for (LedgerEntry entry : ledger.entries()) {
      if (entry.reason().equals(WorkKind.INFORMATION.reason())) {
        entry.person().ifPresent(who -> earnings.merge(who, entry.amount(), BigInteger::add));
      } else if (entry.reason().equals(Reasons.OVER_CAP)) {
        entry.person().ifPresent(who -> cut.merge(who, entry.amount(), BigInteger::add));
      }
    }
    cut.forEach(
        (who, amount) ->
            earnings.computeIfPresent(who, (any, line) -> line.add(amount).max(BigInteger.ZERO)));
    return earnings;
  }
}
