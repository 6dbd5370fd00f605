package io.assay.lineage.reward;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rounds quotas to whole units so that they add up: each gets the floor of its quota, and the units
 * still missing go one each to the largest remainders, ties to the smaller key (Hamilton's method).
 *
 * <p>For a fixed number of units, a claimant whose quota grows while no other quota does gets no
 * less. Integers of any size; time n log n.
 */
public final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * Splits a pool in proportion to weights. Amounts add up to the pool, except that nobody gets
   * anything if all weights are zero.
   *
   * @param weights 0 or more each
   */
  public static <K extends Comparable<K>> SortedMap<K, BigInteger> split(
      BigInteger pool, SortedMap<K, BigInteger> weights) {
    SortedMap<K, BigInteger> numerators = new TreeMap<>();
    weights.forEach((key, weight) -> numerators.put(key, weight.multiply(pool)));
    return round(numerators, sum(weights));
  }

  /**
   * Rounds the quotas numerator / denominator. Amounts add up to the floor of the sum of all
   * quotas.
   *
   * @param numerators 0 or more each
   * @param denominator more than 0, or 0 if all numerators are 0
   */
  public static <K extends Comparable<K>> SortedMap<K, BigInteger> round(
      SortedMap<K, BigInteger> numerators, BigInteger denominator) {
    SortedMap<K, BigInteger> amounts = new TreeMap<>();
    BigInteger total = sum(numerators);
    if (total.signum() == 0) {
      numerators.keySet().forEach(key -> amounts.put(key, BigInteger.ZERO));
      return amounts;
    }
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException(
          "denominator: %s (expected: above 0)".formatted(denominator));
    }
    List<Map.Entry<K, BigInteger>> remainders = new ArrayList<>();
    for (Map.Entry<K, BigInteger> entry : numerators.entrySet()) {
      BigInteger[] quota = entry.getValue().divideAndRemainder(denominator);
      amounts.put(entry.getKey(), quota[0]);
      remainders.add(Map.entry(entry.getKey(), quota[1]));
    }
    int missing = total.divide(denominator).subtract(sum(amounts)).intValueExact();
    Comparator<Map.Entry<K, BigInteger>> largestFirst =
        Map.Entry.<K, BigInteger>comparingByValue().reversed();
    remainders.sort(largestFirst.thenComparing(Map.Entry.comparingByKey()));
    for (Map.Entry<K, BigInteger> entry : remainders.subList(0, missing)) {
      amounts.merge(entry.getKey(), BigInteger.ONE, BigInteger::add);
    }
    return amounts;
  }

  private static <K> BigInteger sum(SortedMap<K, BigInteger> values) {
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<K, BigInteger> entry : values.entrySet()) {
      if (entry.getValue().signum() < 0) {
        throw new IllegalArgumentException(
            "weight of %s: %s (expected: 0 or more)".formatted(entry.getKey(), entry.getValue()));
      }
      sum = sum.add(entry.getValue());
    }
    return sum;
  }
}
