package io.assay.jobs.expression;

import io.assay.rules.charter.yaml.Shown;
import java.util.Locale;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExtractValue;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.collection.JavaConverters;

/**
 * The check of an expression before names are resolved: only names of admitted functions may be
 * looked up, and the tree may not grow out of bounds when they are.
 */
final class ParsedTree {
  /** Most parts of an expression, each counted as often as the analysed tree will hold it. */
  static final int MAX_PARTS = 1000;

  /** Deepest nesting of operators. */
  static final int MAX_DEPTH = 64;

  private int parts;

  private ParsedTree() {}

  /**
   * Checks.
   *
   * @throws Refusal for the first part that is not admitted
   */
  static void check(Expression parsed) {
    new ParsedTree().visit(parsed, 1);
  }

  private void visit(Expression part, int depth) {
    parts++;
    if (parts > MAX_PARTS || depth > MAX_DEPTH) {
      throw new Refusal(
          "it is too large (expected: at most %d operators, %d deep, those that between, case and nullif repeat included)"
              .formatted(MAX_PARTS, MAX_DEPTH));
    }
    int copies = 1;
    if (part instanceof UnresolvedFunction function) {
      copies = copies(admitted(function));
    } else if (!(part instanceof UnresolvedAttribute)
        && !(part instanceof UnresolvedExtractValue)
        && !Operations.isAdmitted(part)) {
      throw Operations.refusal(part);
    }
    for (int copy = 0; copy < copies; copy++) {
      for (Expression child : JavaConverters.seqAsJavaList(part.children())) {
        visit(child, depth + 1);
      }
    }
  }

  private static String admitted(UnresolvedFunction function) {
    String name =
        String.join(".", JavaConverters.seqAsJavaList(function.nameParts()))
            .toLowerCase(Locale.ROOT);
    if (!AdmittedFunction.isAdmitted(name)) {
      throw new Refusal(
          "it holds the function %s (expected: one that rules/CHARTER.md lists under Expressions)"
              .formatted(Shown.text(name)));
    }
    if (function.isDistinct() || function.filter().isDefined() || function.ignoreNulls()) {
      throw new Refusal("it holds an aggregate clause (expected: only the row itself)");
    }
    return name;
  }

  /** How often Spark's definition of a function repeats its arguments. */
  private static int copies(String function) {
    return function.equals("nullif") || function.equals("right") ? 2 : 1;
  }
}
