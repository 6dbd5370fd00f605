package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One property by which the accepted items are compared with the population they should represent.
 * Exactly one of attribute and expression is given.
 *
 * @param attribute name of a declared attribute whose value is the category
 * @param expression SQL expression whose text is the category
 * @param target share of each category, 0 to 1, which sum to exactly 1; in natural order of the
 *     categories
 */
public record Dimension(
    String name,
    @Nullable String attribute,
    @Nullable String expression,
    SortedMap<String, BigDecimal> target)
    implements Serializable {

  public Dimension {
    target = Collections.unmodifiableSortedMap(new TreeMap<>(target));
  }
}
