package io.assay.rules.representation;

import io.assay.rules.charter.ReservedCategory;
import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.plan.Balance;
import io.assay.rules.representation.target.Population;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A set of items seen along one dimension, compared with the charter's target. Every declared
 * category is there, also with no items; categories that the charter does not list and the items
 * without a value are categories of their own with target 0, so they add to the distance. The order
 * of the counts is irrelevant.
 *
 * @param dimension name of the dimension
 * @param total items in the set
 * @param hasTarget whether there is a target to compare with
 * @param shares declared and unlisted categories in natural order, then the missing, if any
 */
public record DimensionProfile(
    String dimension, long total, boolean hasTarget, List<CategoryShare> shares)
    implements Serializable {

  public DimensionProfile {
    Objects.requireNonNull(dimension, "dimension");
    shares = List.copyOf(shares);
  }

  /**
   * The profile of these counts; a category that is counted several times is summed.
   *
   * @param population the target; null where there is none, so that every category is unlisted
   */
  public static DimensionProfile of(
      String dimension, @Nullable Population population, Collection<CategoryCount> counts) {
    SortedMap<String, Long> found = new TreeMap<>();
    if (population != null) {
      population.shares().keySet().forEach(category -> found.put(category, 0L));
    }
    long missing = 0;
    long total = 0;
    for (CategoryCount count : counts) {
      String category = count.category();
      total = Math.addExact(total, count.count());
      if (category == null) {
        missing += count.count();
      } else if (count.count() > 0) {
        found.merge(category, count.count(), Long::sum);
      }
    }
    List<CategoryShare> shares = new ArrayList<>();
    for (Map.Entry<String, Long> each : found.entrySet()) {
      shares.add(share(each.getKey(), population, each.getValue(), total));
    }
    if (missing > 0) {
      shares.add(
          new CategoryShare(null, CategoryShare.Standing.MISSING, missing, total, Fraction.ZERO));
    }
    return new DimensionProfile(dimension, total, population != null, shares);
  }

  private static CategoryShare share(
      String category, @Nullable Population population, long count, long total) {
    if (population == null || !population.shares().containsKey(category)) {
      return new CategoryShare(
          category, CategoryShare.Standing.UNLISTED, count, total, Fraction.ZERO);
    }
    Fraction target = population.share(category);
    return new CategoryShare(category, CategoryShare.Standing.DECLARED, count, total, target);
  }

  /**
   * What has to be reached for each category to have at least its target, less the tolerance. What
   * is unlisted or missing is not asked for, and takes its part of the total.
   *
   * @param tolerance part of its target that a category may lack, above 0, at most 1
   * @param pattern of a category
   */
  public Balance balance(
      BigDecimal tolerance, Function<String, SortedMap<String, String>> pattern) {
    Fraction enough = Fraction.of(BigDecimal.ONE.subtract(tolerance));
    List<Balance.Cell> cells = new ArrayList<>();
    long others = 0;
    for (CategoryShare share : shares) {
      String category = share.category();
      Fraction least = share.target().times(enough);
      if (category == null
          || category.equals(ReservedCategory.UNLISTED)
          || least.numerator().signum() == 0) {
        others += share.count();
      } else {
        cells.add(new Balance.Cell(pattern.apply(category), share.count(), least));
      }
    }
    return new Balance(cells, others);
  }

  /**
   * Total variation distance from the target: half the sum of the differences between share and
   * target, 0 (as declared) to 1 (nothing in common), exact. Null for an empty set or without a
   * target, where there is no distance: a gate on it does not pass.
   */
  public @Nullable Fraction distance() {
    if (total == 0 || !hasTarget) {
      return null;
    }
    Fraction sum = Fraction.ZERO;
    for (CategoryShare share : shares) {
      Fraction actual = Fraction.of(share.count(), total);
      sum = sum.plus(actual.minus(share.target()).abs());
    }
    return sum.times(Fraction.of(1, 2));
  }
}
