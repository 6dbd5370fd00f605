package io.assay.rules.decision;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact rational number in lowest terms with a positive denominator, so that equal values are
 * equal records and equal bytes in the evidence. Zero is 0/1. There is no "undefined" fraction:
 * where a set is empty, the value is null and the caller must say what that means.
 */
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Comparable<Fraction>, Serializable {

  public static final Fraction ZERO = of(0, 1);
  public static final Fraction ONE = of(1, 1);

  public Fraction {
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException("denominator: 0 (expected: not zero)");
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  public static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** The exact value of a decimal number. */
  public static Fraction of(BigDecimal value) {
    return value.scale() > 0
        ? new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
        : new Fraction(value.toBigIntegerExact(), BigInteger.ONE);
  }

  /**
   * The shortest decimal that the double stands for, as Deequ reports its metrics, so that a share
   * of 3 in 10 meets a bound of 0.3; null for NaN and the infinities, which are no measurement.
   */
  public static @Nullable Fraction ofReported(double value) {
    return Double.isFinite(value) ? of(BigDecimal.valueOf(value)) : null;
  }

  /** A part of a whole; null for an empty whole, of which no share exists. */
  public static @Nullable Fraction share(long part, long whole) {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException("part: " + part + " (expected: 0 to " + whole + ")");
    }
    return whole == 0 ? null : of(part, whole);
  }

  public Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  public Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Fraction abs() {
    return new Fraction(numerator.abs(), denominator);
  }

  /** Rounded half-even to so many digits after the point, for people to read. */
  public BigDecimal decimal(int scale) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), scale, RoundingMode.HALF_EVEN);
  }

  /** As a decimal where it is one of at most 30 digits, else as {@code n/d}. */
  public String text() {
    BigDecimal rounded = decimal(30).stripTrailingZeros();
    BigDecimal plain = rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    return of(plain).equals(this) ? plain.toPlainString() : toString();
  }

  /** Reads what {@link #text} wrote. */
  public static Fraction parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? of(new BigDecimal(text))
        : new Fraction(
            new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
