package io.assay.jobs.expression;

import io.assay.jobs.exit.ExitException;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.RuleEntry;
import io.assay.rules.charter.yaml.Shown;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of one charter, admitted one by one. What is admitted is valid on {@link
 * FlatItems}. Nothing of an expression is evaluated before all of it is admitted.
 */
public final class CharterExpressions {
  private final SparkSession spark;
  private final Charter charter;
  private final Dataset<Row> empty;

  /** For the columns that the charter declares. */
  public CharterExpressions(SparkSession spark, Charter charter) {
    this.spark = spark;
    this.charter = charter;
    this.empty = spark.createDataFrame(List.of(), FlatItems.schema(charter));
  }

  /**
   * Admits every expression of the charter.
   *
   * @throws ExitException usage, for the first that is refused
   */
  public void checkAll() {
    charter.rules().forEach(this::rule);
    for (GateEntry gate : charter.gates()) {
      if (gate.expression() != null) {
        condition("gate " + gate.id(), gate.expression());
      }
    }
    if (charter.representativeness() != null) {
      for (Dimension dimension : charter.representativeness().dimensions()) {
        if (dimension.expression() != null) {
          category("dimension " + dimension.name(), dimension.expression());
        }
      }
    }
  }

  /** The condition of a rule: true, false or null. */
  public Column rule(RuleEntry rule) {
    return condition("rule " + rule.id(), rule.expression());
  }

  /** A condition of a gate: true, false or null. */
  public Column condition(String where, String text) {
    return admitted(where, text, DataTypes.BooleanType);
  }

  /** The category of a dimension, as a string. */
  public Column category(String where, String text) {
    return admitted(where, text, null).cast(DataTypes.StringType);
  }

  private Column admitted(String where, String text, @Nullable DataType wanted) {
    requireSmall(where, text);
    Expression parsed = parse(where, text);
    String refusal = Admission.refusal(parsed);
    if (refusal != null) {
      throw refused(where, text, "it holds " + refusal);
    }
    DataType found = analyse(where, text);
    if (wanted != null && !found.equals(wanted)) {
      throw refused(
          where,
          text,
          "its type is %s (expected: %s)".formatted(found.simpleString(), wanted.simpleString()));
    }
    return functions.expr(text);
  }

  private static void requireSmall(String where, String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    if (text.length() > Admission.MAX_LENGTH || deepest > Admission.MAX_DEPTH) {
      throw refused(
          where,
          text,
          "it has %d characters and %d nested brackets (expected: at most %d and %d)"
              .formatted(text.length(), deepest, Admission.MAX_LENGTH, Admission.MAX_DEPTH));
    }
  }

  private Expression parse(String where, String text) {
    try {
      return spark.sessionState().sqlParser().parseExpression(text);
    } catch (StackOverflowError e) {
      throw refused(where, text, "it is nested too deeply (expected: at most 64 levels)");
    } catch (ParseException e) {
      throw refused(where, text, "it is no SQL expression: " + firstLine(e));
    }
  }

  private DataType analyse(String where, String text) {
    try {
      return empty.select(functions.expr(text).as("value")).schema().fields()[0].dataType();
    } catch (StackOverflowError e) {
      throw refused(where, text, "it is nested too deeply (expected: at most 64 levels)");
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw refused(
            where,
            text,
            "%s (expected: columns %s)"
                .formatted(firstLine(e), String.join(", ", empty.columns())));
      }
      throw e;
    }
  }

  private static String firstLine(Exception e) {
    String line = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    return line.replaceFirst("^\\[[A-Z_.]+\\]\\s*", "").replaceFirst("\\.+$", "");
  }

  private static ExitException refused(String where, String text, String why) {
    return ExitException.usage(
        "Cannot use the expression of %s, %s: %s. Change the expression in the charter."
            .formatted(where, Shown.quoted(text), why));
  }
}
