package io.assay.jobs.expression;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenFallback;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.jspecify.annotations.Nullable;

/**
 * A node of a Spark plan that is evaluated as it is and never becomes generated code. What Spark
 * asks of a node as a Scala case class, and Java does not write by itself, follows from its parts.
 */
abstract class OpaqueNode extends Expression implements CodegenFallback, Serializable {
  private static final long serialVersionUID = 1;

  /** All that makes the node what it is, in the order of its constructor. */
  abstract List<?> parts();

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    return CodegenFallback.super.doGenCode(context, code);
  }

  @Override
  public int productArity() {
    return parts().size();
  }

  @Override
  public Object productElement(int n) {
    return parts().get(n);
  }

  @Override
  public boolean canEqual(Object other) {
    return getClass().isInstance(other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OpaqueNode node
        && getClass() == node.getClass()
        && parts().equals(node.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }
}
