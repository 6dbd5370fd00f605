package io.assay.jobs.expression;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
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
final class OfText extends OpaqueNode {
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
  List<?> parts() {
    return List.of(function, type, text);
  }
}
