package io.assay.jobs.expression;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenFallback;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * A function of a text as Spark holds it, null of null. What goes over a Java string instead is
 * decoded and encoded for every row.
 */
final class OfText extends Expression implements CodegenFallback, Serializable {
  private static final long serialVersionUID = 1;

  private final Function function;
  private final DataType type;
  private final Expression text;

  OfText(Function function, DataType type, Expression text) {
    this.function = function;
    this.type = type;
    this.text = text;
  }

  /** The function; equal to itself alone. */
  interface Function extends Serializable {
    Object of(UTF8String text);
  }

  @Override
  public @Nullable Object eval(@Nullable InternalRow row) {
    UTF8String value = (UTF8String) text.eval(row);
    return value == null ? null : function.of(value);
  }

  @Override
  public boolean nullable() {
    return text.nullable();
  }

  @Override
  public DataType dataType() {
    return type;
  }

  @Override
  public Seq<Expression> children() {
    return JavaConverters.asScalaBuffer(List.of(text)).toList();
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new OfText(function, type, children.apply(0));
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    return CodegenFallback.super.doGenCode(context, code);
  }

  @Override
  public int productArity() {
    return 3;
  }

  @Override
  public Object productElement(int n) {
    return switch (n) {
      case 0 -> function;
      case 1 -> type;
      case 2 -> text;
      default -> throw new IndexOutOfBoundsException(n);
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof OfText;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OfText same
        && function.equals(same.function)
        && type.equals(same.type)
        && text.equals(same.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(function, type, text);
  }
}
