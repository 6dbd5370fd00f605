package io.assay.rules.charter.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers of the core schema as exact decimals. Only those are read that JSON carries without loss,
 * as the shortest decimal form of a double; otherwise two charters with different numbers would
 * have one hash.
 */
final class Numbers {

  /**
   * Longer notations are refused unread: the cost of reading grows with the square of the length.
   */
  private static final int LONGEST = 64;

  private static final String EXPECTED = "a finite number with at most 15 significant digits";

  private Numbers() {}

  /**
   * The number, with scale 0 or without trailing zeros, so that equal numbers are equal objects.
   *
   * @throws Defect if the value is no number, not finite, or not exact as a double
   */
  static BigDecimal exactly(Value value) {
    if (!(value.tree() instanceof Tree.Scalar scalar)
        || (scalar.type() != ScalarType.INTEGER && scalar.type() != ScalarType.FLOAT)) {
      throw value.wrong("a number", "Write the number without quotes.");
    }
    if (scalar.text().length() > LONGEST) {
      throw value.wrong(EXPECTED, "Write it with fewer digits.");
    }
    BigDecimal number = parse(scalar, value);
    double nearest = number.doubleValue();
    if (Double.isInfinite(nearest)
        || new BigDecimal(Double.toString(nearest)).compareTo(number) != 0) {
      throw value.wrong(EXPECTED, "Write it with fewer digits.");
    }
    return normal(number);
  }

  private static BigDecimal normal(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static BigDecimal parse(Tree.Scalar scalar, Value value) {
    String text = scalar.text();
    if (text.startsWith("0x")) {
      return new BigDecimal(new BigInteger(text.substring(2), 16));
    }
    if (text.startsWith("0o")) {
      return new BigDecimal(new BigInteger(text.substring(2), 8));
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      // .inf and .nan, or an exponent beyond 32 bits.
      throw value.wrong(EXPECTED, "Write a plain decimal number.");
    }
  }
}
