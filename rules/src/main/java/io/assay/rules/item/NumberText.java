package io.assay.rules.item;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.erdtman.jcs.NumberToJSON;

/** One text for each number, without ever expanding an exponent. */
final class NumberText {

  /** Digits of the longest number that is read. */
  static final int LONGEST = 1000;

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]++");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
  private static final Pattern ZERO = Pattern.compile("[^1-9eE]*+(?:[eE].*)?");
  private static final Set<String> NON_FINITE = Set.of("nan", "inf", "infinity");
  private static final double LARGEST_EXACT_INTEGER = 9007199254740992.0;

  private NumberText() {}

  /**
   * The canonical text of a number that stands where text is expected: RFC 8785, but an integer of
   * up to 64 bits keeps all its digits, since two ids must not become one by rounding.
   */
  static String canonical(String field, String digits) throws Defect {
    return INTEGER.matcher(digits).matches()
        ? Long.toString(wholeNumber(field, digits))
        : number(field, digits);
  }

  /** A finite double in RFC 8785 form. */
  static String number(String field, String text) throws Defect {
    return text(finite(field, text.strip()));
  }

  /**
   * A whole number of 64 bits, also where it is written with a fraction of zeros or an exponent.
   */
  static long integer(String field, String text) throws Defect {
    String digits = text.strip();
    if (INTEGER.matcher(digits).matches()) {
      return wholeNumber(field, digits);
    }
    double value = finite(field, digits);
    if (value != Math.rint(value)) {
      throw Defect.of(Reason.NOT_AN_INTEGER, field, digits, "a whole number");
    }
    if (Math.abs(value) > LARGEST_EXACT_INTEGER) {
      throw outOfRange(field, digits);
    }
    return (long) value;
  }

  private static long wholeNumber(String field, String digits) throws Defect {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw outOfRange(field, digits);
    }
  }

  private static double finite(String field, String digits) throws Defect {
    if (digits.length() > LONGEST) {
      throw outOfRange(field, digits);
    }
    if (!DECIMAL.matcher(digits).matches()) {
      boolean named =
          NON_FINITE.contains(digits.replaceFirst("^[+-]", "").toLowerCase(Locale.ROOT));
      throw Defect.of(
          named ? Reason.NON_FINITE_NUMBER : Reason.NOT_A_NUMBER,
          field,
          digits,
          "a finite number such as 12.5");
    }
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      throw Defect.of(Reason.NON_FINITE_NUMBER, field, digits, "a finite number");
    }
    if (value == 0 && !ZERO.matcher(digits).matches()) {
      throw outOfRange(field, digits);
    }
    return value;
  }

  private static Defect outOfRange(String field, String digits) {
    return Defect.of(
        Reason.NUMBER_OUT_OF_RANGE,
        field,
        digits,
        "an integer of 64 bits, or a number that a double holds");
  }

  private static String text(double value) {
    try {
      return NumberToJSON.serializeNumber(value);
    } catch (IOException e) {
      throw new UncheckedIOException("finite numbers have a JSON form", e);
    }
  }
}
