package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All movements of a batch, sorted. They add up to the batch's pool, since what an earlier batch
 * carried over is taken out of carry by a negative entry.
 */
public record Ledger(List<LedgerEntry> entries) {
  public Ledger {
    entries = entries.stream().sorted().toList();
  }

  /** The sum of all entries: the pool. */
  public BigInteger total() {
    return sum(entry -> true);
  }

  /** The treasury's amount. */
  public BigInteger treasury() {
    return sum(entry -> entry.role() == Role.TREASURY);
  }

  /** What goes on to the next batch as its carry-in, 0 or more. */
  public BigInteger carryOut() {
    return sum(entry -> entry.role() == Role.CARRY && !entry.reason().equals(Reasons.CARRIED_IN));
  }

  /** The sum of each person's entries, ascending by pseudonym. */
  public SortedMap<Pseudonym, BigInteger> byPerson() {
    SortedMap<Pseudonym, BigInteger> earnings = new TreeMap<>();
    for (LedgerEntry entry : entries) {
      entry.person().ifPresent(person -> earnings.merge(person, entry.amount(), BigInteger::add));
    }
    return earnings;
  }

  private BigInteger sum(Predicate<LedgerEntry> which) {
    return entries.stream()
        .filter(which)
        .map(LedgerEntry::amount)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
