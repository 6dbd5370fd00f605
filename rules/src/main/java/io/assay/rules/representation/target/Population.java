package io.assay.rules.representation.target;

import io.assay.rules.decision.Fraction;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The shares that the categories of a dimension should have.
 *
 * @param shares by category, each from 0 to 1, exactly; they sum to 1
 * @param sample items that the shares were counted on, or 0 if they do not deviate by chance
 * @param numbers how much of the population has each number; empty where it has none
 */
public record Population(
    SortedMap<String, Fraction> shares, long sample, SortedMap<Double, Double> numbers)
    implements Serializable {

  public Population {
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
  }

  /** Shares that sum to 1. */
  public static Population declared(Map<String, BigDecimal> shares) {
    SortedMap<String, Fraction> exact = new TreeMap<>();
    shares.forEach((category, share) -> exact.put(category, Fraction.of(share)));
    return new Population(exact, 0, new TreeMap<>());
  }

  /**
   * Amounts, which become shares of their sum.
   *
   * @param amounts by category, at least 0, not all 0
   * @param numbers as above
   */
  public static Population of(
      Map<String, BigDecimal> amounts, long sample, SortedMap<Double, Double> numbers) {
    BigDecimal sum = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() <= 0) {
      throw new IllegalArgumentException("amounts: " + sum + " (expected: a sum above 0)");
    }
    SortedMap<String, Fraction> shares = new TreeMap<>();
    Fraction whole = Fraction.of(sum);
    Fraction inverse = new Fraction(whole.denominator(), whole.numerator());
    amounts.forEach((category, amount) -> shares.put(category, Fraction.of(amount).times(inverse)));
    return new Population(shares, sample, numbers);
  }

  /** The share of a category; 0 if it has none. */
  public Fraction share(String category) {
    return shares.getOrDefault(category, Fraction.ZERO);
  }

  /** Whether the shares are those of a sample. */
  public boolean isSample() {
    return sample > 0;
  }

  /** A category's items in the sample. */
  public long count(String category) {
    Fraction share = share(category).times(Fraction.of(sample, 1));
    return share.numerator().divide(share.denominator().max(BigInteger.ONE)).longValueExact();
  }
}
