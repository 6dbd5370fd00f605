package io.assay.jobs.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Concat;
import org.apache.spark.sql.catalyst.expressions.Contains;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ILike;
import org.apache.spark.sql.catalyst.expressions.Length;
import org.apache.spark.sql.catalyst.expressions.Like;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Lower;
import org.apache.spark.sql.catalyst.expressions.RLike;
import org.apache.spark.sql.catalyst.expressions.RegExpExtract;
import org.apache.spark.sql.catalyst.expressions.Round;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.StringInstr;
import org.apache.spark.sql.catalyst.expressions.StringLocate;
import org.apache.spark.sql.catalyst.expressions.StringTranslate;
import org.apache.spark.sql.catalyst.expressions.StringTrim;
import org.apache.spark.sql.catalyst.expressions.StringTrimLeft;
import org.apache.spark.sql.catalyst.expressions.StringTrimRight;
import org.apache.spark.sql.catalyst.expressions.SubstringIndex;
import org.apache.spark.sql.catalyst.expressions.Upper;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;
import scala.collection.JavaConverters;

/**
 * Turns an analysed expression into what is run, and admits it on the way, from the leaves up:
 * shorthands are written out, patterns become matchers of linear cost, and what is fixed becomes a
 * literal, before the operation above it is looked at. What is checked is what is run: nothing
 * rewrites it afterwards.
 */
final class Program {
  /** Most parts after analysis; casts and shorthands add to those that are written. */
  private static final int MAX_PARTS = 4 * ParsedTree.MAX_PARTS;

  /** Deepest nesting after analysis. */
  private static final int MAX_DEPTH = 4 * ParsedTree.MAX_DEPTH;

  /** Most columns in one text that is put together: each may be as long as a record. */
  private static final int MAX_JOINED = 8;

  private final List<AttributeReference> columns = new ArrayList<>();
  private int parts;

  private Program() {}

  /**
   * Compiles.
   *
   * @throws Refusal for the first part that is not admitted
   */
  static Column of(Expression analysed) {
    Program program = new Program();
    Expression body = program.compile(analysed, 1);
    return new Column(RowFunction.of(program.columns, body));
  }

  private Expression compile(Expression part, int depth) {
    parts++;
    if (parts > MAX_PARTS || depth > MAX_DEPTH) {
      throw new Refusal(
          "it is too large (expected: at most %d operators, casts and shorthands written out)"
              .formatted(MAX_PARTS));
    }
    if (part instanceof AttributeReference column) {
      return reference(column);
    }
    if (part instanceof ILike like) {
      return like(compile(new Lower(like.left()), depth + 1), like, depth);
    }
    if (part instanceof RuntimeReplaceable shorthand) {
      return compile(shorthand.replacement(), depth + 1);
    }
    if (!Operations.isAdmitted(part)) {
      throw Operations.refusal(part);
    }
    List<Expression> children = new ArrayList<>();
    for (Expression child : JavaConverters.seqAsJavaList(part.children())) {
      children.add(compile(child, depth + 1));
    }
    Expression compiled =
        children.isEmpty()
            ? part
            : part.withNewChildren(JavaConverters.asScalaBuffer(children).toIndexedSeq());
    requireScalar(compiled);
    return folded(matched(compiled), children);
  }

  private BoundReference reference(AttributeReference column) {
    int at = 0;
    while (at < columns.size() && !columns.get(at).exprId().equals(column.exprId())) {
      at++;
    }
    if (at == columns.size()) {
      columns.add(column);
    }
    return new BoundReference(at, column.dataType(), true);
  }

  private Expression like(Expression lowered, ILike like, int depth) {
    Expression pattern = compile(like.right(), depth + 1);
    String sought = Literals.sought("ilike", pattern);
    return sought == null
        ? nothing(DataTypes.BooleanType)
        : call(
            LikePattern.of(sought.toLowerCase(Locale.ROOT), like.escapeChar()),
            DataTypes.BooleanType,
            lowered);
  }

  /** Checks an operation's operands, and puts a matcher in the place of Spark's. */
  private static Expression matched(Expression part) {
    List<Expression> operands = JavaConverters.seqAsJavaList(part.children());
    if (part instanceof Like like) {
      String sought = Literals.sought("like", like.right());
      return sought == null
          ? nothing(DataTypes.BooleanType)
          : call(LikePattern.of(sought, like.escapeChar()), DataTypes.BooleanType, like.left());
    } else if (part instanceof RLike like) {
      String sought = Literals.sought("a regular expression", like.right());
      return sought == null
          ? nothing(DataTypes.BooleanType)
          : call(
              new RegularExpression.Found(RegularExpression.compile(sought)),
              DataTypes.BooleanType,
              like.left());
    } else if (part instanceof RegExpExtract) {
      return extracted(operands);
    } else if (part instanceof Lower) {
      return new OfText(LetterCase.LOWER, DataTypes.StringType, operands.get(0));
    } else if (part instanceof Upper) {
      return new OfText(LetterCase.UPPER, DataTypes.StringType, operands.get(0));
    } else if (part instanceof Length && operands.get(0).dataType() instanceof StringType) {
      return new OfText(Characters.COUNT, DataTypes.IntegerType, operands.get(0));
    } else if (part instanceof Cast cast) {
      Casts.check(cast);
    } else if (part instanceof Round) {
      Literals.number("round", operands.get(1), -18, 18);
    } else if (part instanceof Contains || part instanceof StringInstr) {
      Literals.sought("contains or instr", operands.get(1));
    } else if (part instanceof StringLocate) {
      Literals.sought("locate or position", operands.get(0));
    } else if (part instanceof SubstringIndex) {
      Literals.sought("substring_index", operands.get(1));
    } else if (part instanceof StringTranslate) {
      Literals.sought("translate", operands.get(1));
      Literals.sought("translate", operands.get(2));
    } else if (isTrim(part) && operands.size() > 1) {
      Literals.sought("trim", operands.get(1));
    } else if (part instanceof Concat) {
      requireFewColumns(part);
    }
    return part;
  }

  private static Expression extracted(List<Expression> operands) {
    String sought = Literals.sought("a regular expression", operands.get(1));
    if (sought == null) {
      return nothing(DataTypes.StringType);
    }
    var pattern = RegularExpression.compile(sought);
    int group = Literals.number("regexp_extract", operands.get(2), 0, pattern.groupCount());
    return call(
        new RegularExpression.Extracted(pattern, group), DataTypes.StringType, operands.get(0));
  }

  private static boolean isTrim(Expression part) {
    return part instanceof StringTrim
        || part instanceof StringTrimLeft
        || part instanceof StringTrimRight;
  }

  private static void requireFewColumns(Expression concat) {
    if (columnsIn(concat) > MAX_JOINED) {
      throw new Refusal(
          "it puts more than %d columns together (expected: fewer, since each may be as long as a record)"
              .formatted(MAX_JOINED));
    }
  }

  private static int columnsIn(Expression part) {
    int count = part instanceof BoundReference ? 1 : 0;
    for (Expression child : JavaConverters.seqAsJavaList(part.children())) {
      count += columnsIn(child);
    }
    return count;
  }

  /** Its value where all operands are fixed, so that what is above sees a literal. */
  private static Expression folded(Expression part, List<Expression> operands) {
    if (operands.isEmpty() || !operands.stream().allMatch(Literal.class::isInstance)) {
      return part;
    }
    Literal value = Literal.create(RowFunction.valueOf(part, null), part.dataType());
    return part instanceof Cast cast ? Casts.requireValue(cast, value) : value;
  }

  private static void requireScalar(Expression part) {
    DataType type = part.dataType();
    boolean isScalar =
        type instanceof StringType
            || type instanceof BooleanType
            || type instanceof NumericType
            || type instanceof DateType
            || type instanceof TimestampType
            || type instanceof NullType;
    if (!isScalar) {
      throw new Refusal(
          "it makes %s (expected: texts, numbers, truth values, dates and instants)"
              .formatted(
                  type instanceof ArrayType ? "a list" : "a value of type " + type.simpleString()));
    }
  }

  private static Literal nothing(DataType type) {
    return Literal.create(null, type);
  }

  private static Expression call(UDF1<String, ?> function, DataType type, Expression text) {
    return functions.udf(function, type).apply(new Column(text)).expr();
  }
}
