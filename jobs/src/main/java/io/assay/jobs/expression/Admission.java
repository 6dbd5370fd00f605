package io.assay.jobs.expression;

import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/**
 * What may stand in a charter's expression: a list of admitted functions and syntax, never a list
 * of forbidden ones. Every admitted function is deterministic, looks at its row alone, and returns
 * not much more than it is given.
 *
 * <p>Patterns of regular expressions are not admitted: the engine's matcher backtracks, and one
 * pattern with one text could hold a batch for good. {@code like} is.
 */
final class Admission {
  /** Longest text of an expression. */
  static final int MAX_LENGTH = 4096;

  /** Deepest nesting of brackets. */
  static final int MAX_DEPTH = 64;

  private static final Set<String> SYNTAX =
      Set.of(
          "UnresolvedAttribute",
          "Literal",
          "Alias",
          "Add",
          "Subtract",
          "Multiply",
          "Divide",
          "IntegralDivide",
          "Remainder",
          "UnaryMinus",
          "UnaryPositive",
          "EqualTo",
          "EqualNullSafe",
          "LessThan",
          "LessThanOrEqual",
          "GreaterThan",
          "GreaterThanOrEqual",
          "And",
          "Or",
          "Not",
          "In",
          "Like",
          "ILike",
          "LikeAll",
          "LikeAny",
          "NotLikeAll",
          "NotLikeAny",
          "Lower",
          "IsNull",
          "IsNotNull",
          "IsUnknown",
          "IsNotUnknown",
          "CaseWhen",
          "Cast",
          "UnresolvedExtractValue",
          "Substring",
          "StringTrim",
          "StringTrimLeft",
          "StringTrimRight",
          "StringTrimBoth",
          "StringLocate",
          "Concat",
          "Extract",
          "UnresolvedFunction");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "abs",
          "array_contains",
          "ascii",
          "between",
          "bit_length",
          "btrim",
          "cardinality",
          "ceil",
          "ceiling",
          "char_length",
          "character_length",
          "coalesce",
          "concat",
          "contains",
          "date_diff",
          "datediff",
          "day",
          "dayofmonth",
          "dayofweek",
          "dayofyear",
          "element_at",
          "endswith",
          "floor",
          "greatest",
          "hour",
          "if",
          "ifnull",
          "initcap",
          "instr",
          "isnan",
          "isnotnull",
          "isnull",
          "lcase",
          "least",
          "left",
          "len",
          "length",
          "levenshtein",
          "locate",
          "lower",
          "ltrim",
          "minute",
          "mod",
          "month",
          "months_between",
          "nullif",
          "nvl",
          "nvl2",
          "octet_length",
          "position",
          "quarter",
          "reverse",
          "right",
          "round",
          "rtrim",
          "second",
          "sign",
          "size",
          "soundex",
          "sqrt",
          "startswith",
          "substr",
          "substring",
          "substring_index",
          "to_date",
          "translate",
          "trim",
          "try_cast",
          "ucase",
          "upper",
          "weekofyear",
          "year");

  private Admission() {}

  /** What is not admitted, in words, or null when all is. */
  static @Nullable String refusal(Expression parsed) {
    String kind = parsed.getClass().getSimpleName();
    if (!SYNTAX.contains(kind)) {
      return refusalOfSyntax(kind);
    }
    if (parsed instanceof UnresolvedFunction function) {
      String refusal = refusalOfFunction(function);
      if (refusal != null) {
        return refusal;
      }
    }
    for (Expression child : JavaConverters.seqAsJavaList(parsed.children())) {
      String refusal = refusal(child);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private static String refusalOfSyntax(String kind) {
    return switch (kind) {
      case "RLike" -> "a regular expression (expected: like, whose cost is bounded)";
      case "ScalarSubquery", "Exists", "ListQuery", "InSubquery" ->
          "a subquery (expected: only the row itself)";
      case "UnresolvedStar", "UnresolvedRegex" -> "* (expected: named columns)";
      case "LambdaFunction" -> "a lambda (expected: plain functions)";
      case "UnresolvedWindowExpression", "WindowExpression" ->
          "a window (expected: only the row itself)";
      default -> kind + " (expected: comparison, arithmetic, case, cast or a listed function)";
    };
  }

  private static @Nullable String refusalOfFunction(UnresolvedFunction function) {
    String name =
        String.join(".", JavaConverters.seqAsJavaList(function.nameParts()))
            .toLowerCase(Locale.ROOT);
    if (!FUNCTIONS.contains(name)) {
      return "function "
          + name
          + " (expected: one that is deterministic, looks at one row and is listed in rules/CHARTER.md)";
    }
    if (function.isDistinct() || function.filter().isDefined() || function.ignoreNulls()) {
      return "an aggregate clause (expected: only the row itself)";
    }
    if (name.equals("levenshtein")
        && JavaConverters.seqAsJavaList(function.children()).stream()
            .noneMatch(Literal.class::isInstance)) {
      return "levenshtein of two columns (expected: a literal, since its cost is the product of the lengths)";
    }
    return null;
  }
}
