package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The contributors' part of a pool among all pieces of work. A piece of weight w is worth the quota
 * min(w × part, cap × W) / W, where W is the weight of all pieces. People who did it together share
 * its numerator equally; what does not divide goes one each to the lower pseudonyms. Quotas are
 * summed per person and kind before they are rounded, once.
 */
final class WorkShares {
  /** Whose work of which kind: what the ledger shows as one entry. */
  record Line(Pseudonym person, WorkKind kind) implements Comparable<Line> {
    private static final Comparator<Line> ORDER =
        Comparator.comparing(Line::person).thenComparing(line -> line.kind().reason());

    @Override
    public int compareTo(Line other) {
      return ORDER.compare(this, other);
    }
  }

  private final RewardsSection terms;
  private final BigInteger part;

  /**
   * @param part contributors' part and carry-in, in base units
   */
  WorkShares(RewardsSection terms, BigInteger part) {
    this.terms = terms;
    this.part = part;
  }

  /** Amounts per line; they add up to the part or, where the cap cuts, to less. */
  SortedMap<Line, BigInteger> of(List<WorkUnit> work) {
    BigInteger totalWeight = totalWeight(terms, work);
    PieceValue value = new PieceValue(terms, part, totalWeight);
    SortedMap<Line, BigInteger> numerators = new TreeMap<>();
    for (WorkUnit unit : work) {
      addNumerators(unit, value.numerator(unit), numerators);
    }
    return LargestRemainder.round(numerators, totalWeight);
  }

  /** W: what all quotas are parts of. */
  static BigInteger totalWeight(RewardsSection terms, List<WorkUnit> work) {
    BigInteger total = BigInteger.ZERO;
    for (WorkUnit unit : work) {
      total = total.add(unit.weight(terms).multiply(BigInteger.valueOf(unit.count())));
    }
    return total;
  }

  private static void addNumerators(
      WorkUnit unit, BigInteger numerator, SortedMap<Line, BigInteger> numerators) {
    BigInteger count = BigInteger.valueOf(unit.count());
    EqualShares.of(numerator, unit.contributors())
        .forEach(
            (person, own) ->
                numerators.merge(
                    new Line(person, unit.kind()), own.multiply(count), BigInteger::add));
  }
}
