package io.assay.jobs.expression;

import io.assay.rules.charter.Charter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.collection.JavaConverters;

/**
 * Which of an item's two tables an expression reads: content is most of an item's bytes, and
 * joining it with the rest costs more than most expressions do.
 */
public enum Reading {
  /** Nothing of the content; also what reads no column at all. */
  ITEMS,
  /** Nothing but the content. */
  CONTENTS,
  /** Some of each. */
  BOTH;

  /** What an admitted expression reads, over the columns of {@link FlatItems}. */
  public static Reading of(Column admitted, Charter charter) {
    List<String> content = charter.intake().columns().content();
    return of(
        columns(admitted.expr()),
        column -> content.stream().anyMatch(column::equalsIgnoreCase)); // As SQL names columns.
  }

  /** What reading these fields of the charter takes. */
  public static Reading ofFields(List<String> fields, Charter charter) {
    return of(fields, charter.intake().columns().content()::contains);
  }

  private static Reading of(Collection<String> names, Predicate<String> isOfContents) {
    boolean some = names.stream().anyMatch(isOfContents);
    if (some && names.stream().allMatch(isOfContents)) {
      return CONTENTS;
    }
    return some ? BOTH : ITEMS;
  }

  private static Set<String> columns(Expression expression) {
    Set<String> names = new HashSet<>();
    for (Expression leaf : JavaConverters.seqAsJavaList(expression.collectLeaves())) {
      if (leaf instanceof UnresolvedAttribute column) {
        names.add(column.nameParts().mkString("."));
      }
    }
    return names;
  }
}
