package io.assay.jobs.expression;

import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;

/** Which casts are admitted, written ones and those that Spark puts in. */
final class Casts {
  private Casts() {}

  /**
   * Checks a cast whose child is admitted.
   *
   * @throws Refusal if the clock could decide what it gives, or its cost is not linear
   */
  static void check(Cast cast) {
    DataType from = cast.child().dataType();
    DataType to = cast.dataType();
    boolean isFixed = cast.child() instanceof Literal;
    if (from.equals(to) || from instanceof NullType) {
      return;
    }
    if (from instanceof StringType && isTime(to) && isFixed) {
      requireTime((Literal) cast.child());
    } else if (to instanceof TimestampType && !from.equals(DataTypes.DateType)) {
      // The text "12:30" would be that time of the clock's today.
      throw new Refusal(
          "it takes %s as an instant (expected: an attribute of type timestamp, or a text in quotes such as '2026-01-31')"
              .formatted(words(from)));
    } else if (from instanceof StringType && to instanceof DecimalType && !isFixed) {
      // A million digits take a BigDecimal seconds.
      throw new Refusal("it takes a text as %s (expected: double)".formatted(to.simpleString()));
    }
  }

  private static boolean isTime(DataType type) {
    return type instanceof TimestampType || type instanceof DateType;
  }

  private static void requireTime(Literal literal) {
    String text = Literals.text(literal);
    if (text != null && !SqlText.TIME.matcher(text).matches()) {
      throw SqlText.noTime("'" + text + "'");
    }
  }

  private static String words(DataType from) {
    return from instanceof StringType ? "the text of a row" : "a " + from.simpleString();
  }

  /** Whether a cast of a fixed text to a time gave one. */
  static Expression requireValue(Cast cast, Literal value) {
    boolean isLost = value.value() == null && isTime(cast.dataType());
    if (isLost && cast.child() instanceof Literal literal && literal.value() != null) {
      throw SqlText.noTime("'" + Literals.text(literal) + "'");
    }
    return value;
  }
}
