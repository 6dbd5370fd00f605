package io.assay.jobs.expression;

import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Abs;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.ArrayContains;
import org.apache.spark.sql.catalyst.expressions.Ascii;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Ceil;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.Concat;
import org.apache.spark.sql.catalyst.expressions.Contains;
import org.apache.spark.sql.catalyst.expressions.DateDiff;
import org.apache.spark.sql.catalyst.expressions.DayOfMonth;
import org.apache.spark.sql.catalyst.expressions.DayOfWeek;
import org.apache.spark.sql.catalyst.expressions.DayOfYear;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.ElementAt;
import org.apache.spark.sql.catalyst.expressions.EndsWith;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Floor;
import org.apache.spark.sql.catalyst.expressions.GetArrayItem;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Greatest;
import org.apache.spark.sql.catalyst.expressions.Hour;
import org.apache.spark.sql.catalyst.expressions.ILike;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.IntegralDivide;
import org.apache.spark.sql.catalyst.expressions.IsNaN;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Least;
import org.apache.spark.sql.catalyst.expressions.Length;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Like;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Lower;
import org.apache.spark.sql.catalyst.expressions.Minute;
import org.apache.spark.sql.catalyst.expressions.Month;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.OctetLength;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.Quarter;
import org.apache.spark.sql.catalyst.expressions.RLike;
import org.apache.spark.sql.catalyst.expressions.RegExpExtract;
import org.apache.spark.sql.catalyst.expressions.Remainder;
import org.apache.spark.sql.catalyst.expressions.Reverse;
import org.apache.spark.sql.catalyst.expressions.Round;
import org.apache.spark.sql.catalyst.expressions.Second;
import org.apache.spark.sql.catalyst.expressions.SecondWithFraction;
import org.apache.spark.sql.catalyst.expressions.Signum;
import org.apache.spark.sql.catalyst.expressions.Size;
import org.apache.spark.sql.catalyst.expressions.Sqrt;
import org.apache.spark.sql.catalyst.expressions.StartsWith;
import org.apache.spark.sql.catalyst.expressions.StringInstr;
import org.apache.spark.sql.catalyst.expressions.StringLocate;
import org.apache.spark.sql.catalyst.expressions.StringTranslate;
import org.apache.spark.sql.catalyst.expressions.StringTrim;
import org.apache.spark.sql.catalyst.expressions.StringTrimLeft;
import org.apache.spark.sql.catalyst.expressions.StringTrimRight;
import org.apache.spark.sql.catalyst.expressions.Substring;
import org.apache.spark.sql.catalyst.expressions.SubstringIndex;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.catalyst.expressions.UnaryMinus;
import org.apache.spark.sql.catalyst.expressions.UnaryPositive;
import org.apache.spark.sql.catalyst.expressions.Upper;
import org.apache.spark.sql.catalyst.expressions.WeekDay;
import org.apache.spark.sql.catalyst.expressions.WeekOfYear;
import org.apache.spark.sql.catalyst.expressions.Year;
import org.apache.spark.sql.catalyst.expressions.YearOfWeek;

/**
 * The operations that an expression may consist of once names are resolved and casts are put in:
 * what the admitted functions and syntax come down to, by class. None reads a clock, a session or
 * another row. Anything that a newer Spark resolves them to is refused until it stands here.
 */
final class Operations {
  private static final Set<Class<? extends Expression>> ADMITTED =
      Set.of(
          Abs.class,
          Add.class,
          And.class,
          ArrayContains.class,
          Ascii.class,
          CaseWhen.class,
          Cast.class,
          Ceil.class,
          Coalesce.class,
          Concat.class,
          Contains.class,
          DateDiff.class,
          DayOfMonth.class,
          DayOfWeek.class,
          DayOfYear.class,
          Divide.class,
          ElementAt.class,
          EndsWith.class,
          EqualNullSafe.class,
          EqualTo.class,
          Floor.class,
          GetArrayItem.class,
          GreaterThan.class,
          GreaterThanOrEqual.class,
          Greatest.class,
          Hour.class,
          ILike.class,
          If.class,
          In.class,
          IntegralDivide.class,
          IsNaN.class,
          IsNotNull.class,
          IsNull.class,
          Least.class,
          Length.class,
          LessThan.class,
          LessThanOrEqual.class,
          Like.class,
          Literal.class,
          Lower.class,
          Minute.class,
          Month.class,
          Multiply.class,
          Not.class,
          OctetLength.class,
          Or.class,
          Quarter.class,
          RLike.class,
          RegExpExtract.class,
          Remainder.class,
          Reverse.class,
          Round.class,
          Second.class,
          SecondWithFraction.class,
          Signum.class,
          Size.class,
          Sqrt.class,
          StartsWith.class,
          StringInstr.class,
          StringLocate.class,
          StringTranslate.class,
          StringTrim.class,
          StringTrimLeft.class,
          StringTrimRight.class,
          Substring.class,
          SubstringIndex.class,
          Subtract.class,
          UnaryMinus.class,
          UnaryPositive.class,
          Upper.class,
          WeekDay.class,
          WeekOfYear.class,
          Year.class,
          YearOfWeek.class);

  private Operations() {}

  /** Whether it is one of them; a subclass is not. */
  static boolean isAdmitted(Expression expression) {
    return ADMITTED.contains(expression.getClass());
  }

  /** Why another kind is none. */
  static Refusal refusal(Expression expression) {
    String kind = expression.getClass().getSimpleName();
    return new Refusal(
        switch (kind) {
          case "ScalarSubquery", "Exists", "ListQuery", "InSubquery" ->
              "it holds a subquery (expected: only the row itself)";
          case "UnresolvedStar" -> "it holds * (expected: named columns)";
          case "LambdaFunction" -> "it holds a lambda (expected: plain functions)";
          case "UnresolvedWindowExpression", "WindowExpression" ->
              "it holds a window (expected: only the row itself)";
          case "CurrentDate", "CurrentTimestamp", "Now", "LocalTimestamp", "CurrentTimeZone" ->
              "it reads the clock (expected: only the row itself)";
          case "CurrentUser", "CurrentDatabase", "CurrentCatalog" ->
              "it reads the session (expected: only the row itself)";
          default ->
              "it holds %s (expected: what rules/CHARTER.md lists under Expressions)"
                  .formatted(kind.isEmpty() ? "something else" : kind);
        });
  }
}
