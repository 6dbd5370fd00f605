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
    BigInteger totalWeight = totalWeight(work);
    SortedMap<Line, BigInteger> numerators = new TreeMap<>();
    for (WorkUnit unit : work) {
      addNumerators(unit, numerator(unit.kind(), totalWeight), numerators);
    }
    return LargestRemainder.round(numerators, totalWeight);
  }

  private BigInteger totalWeight(List<WorkUnit> work) {
    BigInteger total = BigInteger.ZERO;
    for (WorkUnit unit : work) {
      total = total.add(weight(unit.kind()).multiply(BigInteger.valueOf(unit.count())));
    }
    return total;
  }

  /** Of one piece of work. */
  private BigInteger numerator(WorkKind kind, BigInteger totalWeight) {
    BigInteger uncapped = weight(kind).multiply(part);
    BigInteger cap = terms.maxPerItem();
    return cap == null ? uncapped : uncapped.min(cap.multiply(totalWeight));
  }

  private static void addNumerators(
      WorkUnit unit, BigInteger numerator, SortedMap<Line, BigInteger> numerators) {
    BigInteger people = BigInteger.valueOf(unit.contributors().size());
    BigInteger[] share = numerator.divideAndRemainder(people);
    BigInteger left = share[1];
    for (Pseudonym person : unit.contributors()) {
      BigInteger own = share[0].add(left.signum() > 0 ? BigInteger.ONE : BigInteger.ZERO);
      left = left.subtract(BigInteger.ONE);
      BigInteger all = own.multiply(BigInteger.valueOf(unit.count()));
      numerators.merge(new Line(person, unit.kind()), all, BigInteger::add);
    }
  }

  private BigInteger weight(WorkKind kind) {
    return BigInteger.valueOf(kind.weight(terms));
  }
}
