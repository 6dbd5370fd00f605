package io.assay.rules.label.number;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Numbers of a range as whole numbers: steps from the minimum, of which some 10<sup>11</sup> make
 * up the range. Sums over 10<sup>7</sup> of them fit a long. A label is a number rounded to some
 * 10,000th of the range, so that it does not change with every vote on any item.
 */
public record NumberScale(BigDecimal minimum, BigDecimal maximum) implements Serializable {
  private static final int DIGITS = 11;
  private static final int LABEL_DIGITS = 4;

  /** What is read as a number; Spark reads it alike. */
  public static final String SYNTAX = "\\A[+-]?[0-9]{1,15}([.][0-9]{1,15})?\\z";

  private static final Pattern NUMBER = Pattern.compile(SYNTAX);

  public NumberScale {
    if (minimum.compareTo(maximum) >= 0) {
      throw new IllegalArgumentException(
          "minimum: " + minimum + " (expected: below maximum " + maximum + ")");
    }
  }

  /** Steps from the minimum to the number; -1 if the text is no number of the range. */
  public long steps(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return -1;
    }
    BigDecimal number = new BigDecimal(text);
    return number.compareTo(minimum) < 0 || number.compareTo(maximum) > 0
        ? -1
        : steps(number.subtract(minimum), RoundingMode.HALF_EVEN);
  }

  /** So many steps make up a distance, rounded down. */
  public long distance(BigDecimal distance) {
    return steps(distance, RoundingMode.FLOOR);
  }

  private long steps(BigDecimal distance, RoundingMode rounding) {
    return distance.scaleByPowerOfTen(digits()).setScale(0, rounding).longValueExact();
  }

  /** The label that is nearest to a value, in steps; reading its text gives the same. */
  public long label(double steps) {
    return steps(text(Math.round(steps)));
  }

  /** A number of steps rounded to a label as it is written, without needless zeros. */
  public String text(long steps) {
    BigDecimal number =
        minimum
            .add(BigDecimal.valueOf(steps, digits()))
            .setScale(Math.max(0, LABEL_DIGITS - magnitude()), RoundingMode.HALF_EVEN)
            .max(minimum)
            .min(maximum);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** Steps from the minimum to the maximum. */
  public long width() {
    return distance(maximum.subtract(minimum));
  }

  /** A distance in units of the numbers. */
  public double units(double steps) {
    return steps / StrictMath.pow(10, digits());
  }

  /** A place in units of the numbers. */
  public double number(double steps) {
    return minimum.doubleValue() + units(steps);
  }

  private int digits() {
    return DIGITS - magnitude();
  }

  /** Digits before the point of the width of the range, none or fewer for one below 1. */
  private int magnitude() {
    BigDecimal width = maximum.subtract(minimum);
    return width.precision() - width.scale();
  }
}
