package io.assay.jobs.expression;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.TypeCheckResult;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * An admitted expression as one node of a Spark plan, a function of its columns. Spark cannot look
 * into it: no rule rewrites, copies or evaluates a part of it while planning, none of it becomes
 * generated code, and where evaluating a row fails, the value is null and the batch goes on.
 */
final class RowFunction extends OpaqueNode {
  private static final long serialVersionUID = 1;

  private final Seq<Expression> columns;
  private final StructType expected;
  private final Expression body;
  private transient Expression @Nullable [] inputs;

  /** Public, since Spark copies nodes by reflection. */
  public RowFunction(Seq<Expression> columns, StructType expected, Expression body) {
    this.columns = columns;
    this.expected = expected;
    this.body = body;
  }

  /**
   * @param columns by position, as {@code body} refers to them
   */
  static RowFunction of(List<AttributeReference> columns, Expression body) {
    List<Expression> named = new ArrayList<>();
    StructType expected = new StructType();
    for (AttributeReference column : columns) {
      named.add(functions.col("`" + column.name().replace("`", "``") + "`").expr());
      expected = expected.add(column.name(), column.dataType());
    }
    return new RowFunction(JavaConverters.asScalaBuffer(named).toList(), expected, body);
  }

  /** The value of an expression for a row; null where it has none. */
  static @Nullable Object valueOf(Expression body, @Nullable InternalRow row) {
    try {
      return body.eval(row);
    } catch (Exception e) {
      // A contributor chose the row: what it breaks is its own judgement, not the batch.
      return null;
    }
  }

  @Override
  public @Nullable Object eval(InternalRow row) {
    Expression[] from = inputs();
    Object[] values = new Object[from.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = from[i].eval(row);
    }
    return valueOf(body, new GenericInternalRow(values));
  }

  @Override
  public boolean nullable() {
    return true;
  }

  @Override
  public DataType dataType() {
    return body.dataType();
  }

  @Override
  public Seq<Expression> children() {
    return columns;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new RowFunction(children, expected, body);
  }

  /** A value of another type would fail in every row, which would look like null. */
  @Override
  public TypeCheckResult checkInputDataTypes() {
    for (int i = 0; i < expected.length(); i++) {
      String found = columns.apply(i).dataType().simpleString();
      String wanted = expected.fields()[i].dataType().simpleString();
      if (!found.equals(wanted)) {
        return new TypeCheckResult.TypeCheckFailure(
            "%s: %s (expected: %s)".formatted(expected.fields()[i].name(), found, wanted));
      }
    }
    return TypeCheckResult.TypeCheckSuccess$.MODULE$;
  }

  @Override
  List<?> parts() {
    return List.of(columns, expected, body);
  }

  private Expression[] inputs() {
    Expression[] known = inputs;
    if (known == null) {
      known = JavaConverters.seqAsJavaList(columns).toArray(Expression[]::new);
      inputs = known;
    }
    return known;
  }
}
