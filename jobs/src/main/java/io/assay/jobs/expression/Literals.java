package io.assay.jobs.expression;

import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.jspecify.annotations.Nullable;

/** Parts of an expression that must be written out in it. */
final class Literals {
  /** Longest text that is looked for in texts: each character of those may be compared so often. */
  static final int MAX_SOUGHT = 256;

  private Literals() {}

  /** The text of a literal; null is null. */
  static @Nullable String text(Literal literal) {
    Object value = literal.value();
    return value == null ? null : value.toString();
  }

  /**
   * A text that an operation looks for.
   *
   * @throws Refusal if it comes from a column or is too long
   */
  static @Nullable String sought(String operation, Expression expression) {
    if (!(expression instanceof Literal literal)) {
      throw new Refusal(
          "%s looks for the text of a column (expected: a text in quotes, since the cost would be the product of two lengths)"
              .formatted(operation));
    }
    String text = text(literal);
    if (text != null && text.length() > MAX_SOUGHT) {
      throw new Refusal(
          "%s looks for %d characters (expected: at most %d)"
              .formatted(operation, text.length(), MAX_SOUGHT));
    }
    return text;
  }

  /**
   * A whole number.
   *
   * @throws Refusal if it comes from a column or is out of range
   */
  static int number(String operation, Expression expression, int least, int most) {
    if (expression instanceof Literal literal
        && literal.value() instanceof Integer number
        && number >= least
        && number <= most) {
      return number;
    }
    throw new Refusal(
        "%s is given something else than a whole number from %d to %d"
            .formatted(operation, least, most));
  }
}
