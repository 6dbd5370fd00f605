package io.assay.rules.representation;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * How much of a set is in a cell, in whole numbers, so that sums do not depend on their order.
 *
 * @param count items
 * @param weight sum of their weights, in millionths
 * @param squares sum of the squares of these
 */
public record Amount(long count, BigInteger weight, BigInteger squares) implements Serializable {
  /** Nothing. */
  public static final Amount NONE = ofItems(0);

  /** Items without weights. */
  public static Amount ofItems(long count) {
    return new Amount(count, BigInteger.ZERO, BigInteger.ZERO);
  }

  /** Both together. */
  public Amount plus(Amount other) {
    return new Amount(
        Math.addExact(count, other.count), weight.add(other.weight), squares.add(other.squares));
  }

  /** Kish's effective number of items (Survey Sampling, 1965): as many alike would tell as much. */
  public double effective() {
    return squares.signum() == 0
        ? 0
        : new BigDecimal(weight.multiply(weight))
            .divide(new BigDecimal(squares), MathContext.DECIMAL64)
            .doubleValue();
  }
}
