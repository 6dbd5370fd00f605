package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole among people who did a piece of work together: equal parts rounded down, and what does
 * not divide one each to the lower pseudonyms.
 */
final class EqualShares {
  private EqualShares() {}

  /**
   * @param people ascending and distinct, at least one
   */
  static SortedMap<Pseudonym, BigInteger> of(BigInteger whole, List<Pseudonym> people) {
    BigInteger[] share = whole.divideAndRemainder(BigInteger.valueOf(people.size()));
    BigInteger left = share[1];
    SortedMap<Pseudonym, BigInteger> shares = new TreeMap<>();
    for (Pseudonym person : people) {
      shares.put(person, share[0].add(left.signum() > 0 ? BigInteger.ONE : BigInteger.ZERO));
      left = left.subtract(BigInteger.ONE);
    }
    return shares;
  }
}
