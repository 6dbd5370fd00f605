package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Value;
import java.math.BigDecimal;
import java.util.Collection;

/** Shares of a whole. */
final class Shares {

  private Shares() {}

  /** The shares must sum to exactly 1. */
  static void requireWhole(Collection<BigDecimal> shares, Value at) {
    BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(BigDecimal.ONE) != 0) {
      throw at.wrong(
          "shares that sum to " + sum.stripTrailingZeros().toPlainString(),
          "a sum of exactly 1",
          "Adjust the shares under \"" + at.shownPath() + "\".");
    }
  }
}
