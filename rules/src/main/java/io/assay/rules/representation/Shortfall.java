package io.assay.rules.representation;

import io.assay.rules.decision.Fraction;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * How many further items a category needs. With c of n items and target t = p/q, x further items of
 * the category give the share (c + x) / (n + x), which is at least t for
 *
 * <pre>x &ge; (p n - q c) / (q - p)</pre>
 *
 * so x is that bound rounded up, and 0 where it is negative. Other categories stay as they are: who
 * fills several gaps makes the set larger and has to look again.
 */
final class Shortfall {

  private Shortfall() {}

  /**
   * Items that bring {@code count} of {@code total} up to the target; 1 for an empty set and a
   * positive target; null if no number of items does (target 1 beside other items) or it exceeds a
   * long.
   */
  static @Nullable Long of(long count, long total, Fraction share) {
    if (share.compareTo(Fraction.ZERO) < 0 || share.compareTo(Fraction.ONE) > 0) {
      throw new IllegalArgumentException("target: " + share + " (expected: 0 to 1)");
    }
    if (total == 0) {
      return share.compareTo(Fraction.ZERO) == 0 ? 0L : 1L;
    }
    BigInteger missing =
        share
            .numerator()
            .multiply(BigInteger.valueOf(total))
            .subtract(share.denominator().multiply(BigInteger.valueOf(count)));
    if (missing.signum() <= 0) {
      return 0L;
    }
    BigInteger gained = share.denominator().subtract(share.numerator());
    return gained.signum() == 0 ? null : asLong(ceilingOf(missing, gained));
  }

  private static BigInteger ceilingOf(BigInteger dividend, BigInteger divisor) {
    return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
  }

  private static @Nullable Long asLong(BigInteger value) {
    return value.bitLength() < Long.SIZE ? value.longValue() : null;
  }
}
