package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One property by which the accepted items are compared with the population they should represent.
 * Exactly one of attribute, expression and language is given.
 *
 * @param attribute name of a declared attribute whose value is the category
 * @param expression SQL expression whose value is the category
 * @param languageOf content field whose language is the category
 * @param bins where numbers are cut, increasing; empty where values are categories themselves
 * @param quantiles parts of equal size that numbers are cut into; null where they are not
 * @param target share of each category, 0 to 1, which sum to exactly 1, in natural order of the
 *     categories; empty where the target stands in the reference file or is a batch
 * @param likeBatch id of the batch whose shares are the target
 */
public record Dimension(
    String name,
    @Nullable String attribute,
    @Nullable String expression,
    @Nullable String languageOf,
    List<BigDecimal> bins,
    @Nullable Integer quantiles,
    SortedMap<String, BigDecimal> target,
    @Nullable String likeBatch)
    implements Serializable {

  public Dimension {
    bins = List.copyOf(bins);
    target = Collections.unmodifiableSortedMap(new TreeMap<>(target));
  }

  /** Values that are categories themselves, with a target in the charter. */
  public static Dimension ofValues(
      String name, String attribute, SortedMap<String, BigDecimal> target) {
    return new Dimension(name, attribute, null, null, List.of(), null, target, null);
  }

  /** Whether the values are numbers. */
  public boolean isNumeric() {
    return !bins.isEmpty() || quantiles != null;
  }

  /** Whether the target stands in the section's reference file. */
  public boolean isReferred() {
    return target.isEmpty() && likeBatch == null;
  }
}
