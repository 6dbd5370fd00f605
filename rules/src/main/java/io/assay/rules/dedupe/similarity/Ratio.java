package io.assay.rules.dedupe.similarity;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A threshold above 0 and at most 1, as a fraction in lowest terms whose denominator is at most
 * 10<sup>9</sup>: small enough that products with the sizes of two sets never overflow.
 */
public record Ratio(long numerator, long denominator) implements Serializable {

  private static final long LARGEST = 1_000_000_000L;

  public Ratio {
    if (numerator < 1 || numerator > denominator || denominator > LARGEST) {
      throw new IllegalArgumentException(
          "ratio: "
              + numerator
              + "/"
              + denominator
              + " (expected: above 0, at most 1, denominator at most 10^9)");
    }
    long divisor = BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValue();
    numerator /= divisor;
    denominator /= divisor;
  }

  /** The exact value of a decimal number of at most nine decimals. */
  public static Ratio of(BigDecimal value) {
    BigDecimal billionths = value.movePointRight(9);
    return new Ratio(billionths.longValueExact(), LARGEST);
  }

  /** The smallest whole number that is at least this part of the whole. */
  public int leastOf(int whole) {
    return (int) ceilDivide(numerator * whole, denominator);
  }

  /** Least overlap of two sets of these sizes whose Jaccard similarity reaches the ratio. */
  public int leastShared(int one, int other) {
    return (int) ceilDivide(numerator * ((long) one + other), numerator + denominator);
  }

  /** The largest whole of which so much is at least this part. */
  int largestWhole(int part) {
    return atMostInteger(part * denominator / numerator);
  }

  /** The largest other set with which one of this size reaches the ratio by sharing so much. */
  int largestPartner(int one, int shared) {
    return atMostInteger(shared * (numerator + denominator) / numerator - one);
  }

  /** Whether part / whole is at least this ratio, exactly; never of an empty whole. */
  public boolean isReachedBy(long part, long whole) {
    return whole > 0 && part * denominator >= numerator * whole;
  }

  public boolean isBelow(Ratio other) {
    return numerator * other.denominator < other.numerator * denominator;
  }

  private static int atMostInteger(long value) {
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  private static long ceilDivide(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
