package io.assay.jobs.representation;

import io.assay.rules.representation.CategoryCount;
import io.assay.rules.representation.CombinationCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many contents of a set are in each combination of categories that occurs.
 *
 * @param strata one entry for each occurring combination
 */
record StratumCounts(List<Stratum> strata) {

  /**
   * A combination.
   *
   * @param categories one for each dimension, in the charter's order; null where there is no value
   */
  record Stratum(List<@Nullable String> categories, long count) {}

  /** Contents in the set. */
  long total() {
    return strata.stream().mapToLong(Stratum::count).sum();
  }

  /** These and others. */
  StratumCounts plus(StratumCounts others) {
    return with(others, 1);
  }

  /** These without others, which are among them. */
  StratumCounts minus(StratumCounts others) {
    return with(others, -1);
  }

  private StratumCounts with(StratumCounts others, int sign) {
    Map<List<@Nullable String>, Long> counts = new LinkedHashMap<>();
    strata.forEach(stratum -> counts.merge(stratum.categories(), stratum.count(), Long::sum));
    others.strata.forEach(
        stratum -> counts.merge(stratum.categories(), sign * stratum.count(), Long::sum));
    List<Stratum> sum = new ArrayList<>();
    counts.forEach(
        (categories, count) -> {
          if (count < 0) {
            throw new IllegalStateException("stratum " + categories + ": " + count + " contents");
          }
          if (count > 0) {
            sum.add(new Stratum(categories, count));
          }
        });
    return new StratumCounts(sum);
  }

  /** The counts along one dimension, by its place in the charter. */
  List<CategoryCount> along(int dimension) {
    Map<@Nullable String, Long> counts = new HashMap<>();
    strata.forEach(
        stratum -> counts.merge(stratum.categories().get(dimension), stratum.count(), Long::sum));
    List<CategoryCount> categories = new ArrayList<>();
    counts.forEach((category, count) -> categories.add(new CategoryCount(category, count)));
    return categories;
  }

  /** The counts of combinations in which no value is missing. */
  List<CombinationCount> combinations() {
    return strata.stream()
        .filter(stratum -> stratum.categories().stream().allMatch(Objects::nonNull))
        .map(stratum -> new CombinationCount(List.copyOf(stratum.categories()), stratum.count()))
        .toList();
  }
}
