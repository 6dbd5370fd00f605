package io.assay.rules.representation.measure;

import io.assay.rules.decision.Fraction;
import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How unevenly items come from contributors, exactly.
 *
 * @param people how many contributors have a number of items, by this number
 */
public record Concentration(SortedMap<Long, Long> people) {

  public Concentration {
    people = new TreeMap<>(people);
  }

  /** Contributors in all. */
  public long contributors() {
    return people.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Items in all, one for each of its contributors. */
  public long contributions() {
    return people.entrySet().stream().mapToLong(e -> e.getKey() * e.getValue()).sum();
  }

  /**
   * The Gini coefficient Σ(2i − N − 1)xᵢ / (NΣx) over the N contributors in increasing order of
   * their items: 0 if all have as many, below 1. Null without contributors.
   */
  public @Nullable Fraction gini() {
    BigInteger all = BigInteger.valueOf(contributors());
    BigInteger sum = BigInteger.ZERO;
    BigInteger before = BigInteger.ZERO;
    for (Map.Entry<Long, Long> group : people.entrySet()) {
      BigInteger size = BigInteger.valueOf(group.getValue());
      // The sum of 2i − N − 1 over the places of this group.
      BigInteger places = before.multiply(BigInteger.TWO).add(size).subtract(all).multiply(size);
      sum = sum.add(places.multiply(BigInteger.valueOf(group.getKey())));
      before = before.add(size);
    }
    BigInteger whole = all.multiply(BigInteger.valueOf(contributions()));
    return whole.signum() == 0 ? null : new Fraction(sum, whole);
  }

  /** The share of the contributors with most items; null without contributors. */
  public @Nullable Fraction ofTop(int contributors) {
    long left = contributors;
    long items = 0;
    for (Map.Entry<Long, Long> group : new TreeMap<>(people).descendingMap().entrySet()) {
      long taken = Math.min(left, group.getValue());
      items += taken * group.getKey();
      left -= taken;
    }
    return Fraction.share(items, contributions());
  }
}
