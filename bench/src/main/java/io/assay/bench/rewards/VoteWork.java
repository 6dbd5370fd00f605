package io.assay.bench.rewards;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Ledger;
import io.assay.lineage.reward.LedgerEntry;
import io.assay.lineage.reward.WorkKind;
import io.assay.lineage.reward.WorkUnit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Votes by what they told, as pipelines pay: in whole pieces, beyond the most that was paid for
 * before. Who is found to copy, or not to look, owes what votes earned.
 */
final class VoteWork {
  /** A thousandth of a bit. */
  private static final long PIECE = 727;

  private final Map<Integer, Long> told = new HashMap<>();
  private final Map<Pseudonym, BigInteger> earned = new HashMap<>();

  /** What is paid with this batch. */
  List<WorkUnit> of(Crowd crowd) {
    List<WorkUnit> units = new ArrayList<>();
    crowd
        .told()
        .forEach(
            (person, now) -> {
              long pieces = now / PIECE - told.getOrDefault(person, 0L) / PIECE;
              if (pieces > 0) {
                units.add(
                    WorkUnit.of(
                        List.of(Community.pseudonym(person)), WorkKind.INFORMATION, pieces));
                told.put(person, now);
              }
            });
    return units;
  }

  /** What is owed from now on. */
  SortedMap<Pseudonym, BigInteger> takenBack(Crowd crowd) {
    SortedMap<Pseudonym, BigInteger> owed = new TreeMap<>();
    for (int person : crowd.flagged()) {
      BigInteger amount = earned.remove(Community.pseudonym(person));
      if (amount != null) {
        owed.put(Community.pseudonym(person), amount);
      }
      told.remove(person);
    }
    return owed;
  }

  /** Remembers what a batch paid. */
  void earned(Ledger ledger) {
    for (LedgerEntry entry : ledger.entries()) {
      if (entry.reason().equals(WorkKind.INFORMATION.reason())) {
        entry.person().ifPresent(person -> earned.merge(person, entry.amount(), BigInteger::add));
      }
    }
  }
}
