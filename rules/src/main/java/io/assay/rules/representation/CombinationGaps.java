package io.assay.rules.representation;

import io.assay.rules.charter.Dimension;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which combinations of declared categories have fewer items than the charter's minimum.
 * Combinations that nobody contributed to are among them. Categories with target 0 are not asked
 * for, so combinations with them are not gaps.
 */
public final class CombinationGaps {

  /** Combinations that are looked at, at most; more are a table that nobody reads. */
  public static final int MAX_COMBINATIONS = 100_000;

  private CombinationGaps() {}

  /** How many combinations the charter asks for; {@code Long.MAX_VALUE} stands for more. */
  public static long combinations(List<Dimension> dimensions) {
    long product = 1;
    for (Dimension dimension : dimensions) {
      int categories = wanted(dimension).size();
      if (categories > 0 && product > Long.MAX_VALUE / categories) {
        return Long.MAX_VALUE;
      }
      product *= categories;
    }
    return product;
  }

  /**
   * The combinations with fewer than {@code minimum} items, with their counts, in natural order of
   * the categories, the first dimension first. None without dimensions or for a minimum of 0.
   *
   * @throws IllegalArgumentException for more than {@value #MAX_COMBINATIONS} combinations
   */
  public static List<CombinationCount> below(
      int minimum, List<Dimension> dimensions, Collection<CombinationCount> counts) {
    if (dimensions.isEmpty() || minimum == 0) {
      return List.of();
    }
    if (combinations(dimensions) > MAX_COMBINATIONS) {
      throw new IllegalArgumentException(
          "combinations: "
              + combinations(dimensions)
              + " (expected: at most "
              + MAX_COMBINATIONS
              + "). Declare fewer dimensions or set \"minimum-per-combination\" to 0.");
    }
    Map<List<String>, Long> found = new HashMap<>();
    counts.forEach(count -> found.merge(count.categories(), count.count(), Long::sum));
    List<CombinationCount> gaps = new ArrayList<>();
    for (List<String> combination : product(dimensions)) {
      long count = found.getOrDefault(combination, 0L);
      if (count < minimum) {
        gaps.add(new CombinationCount(combination, count));
      }
    }
    return gaps;
  }

  private static List<List<String>> product(List<Dimension> dimensions) {
    List<List<String>> product = List.of(List.of());
    for (Dimension dimension : dimensions) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> prefix : product) {
        for (String category : wanted(dimension)) {
          List<String> combination = new ArrayList<>(prefix);
          combination.add(category);
          longer.add(combination);
        }
      }
      product = longer;
    }
    return product;
  }

  private static List<String> wanted(Dimension dimension) {
    return dimension.target().entrySet().stream()
        .filter(entry -> entry.getValue().signum() > 0)
        .map(Map.Entry::getKey)
        .toList();
  }
}
