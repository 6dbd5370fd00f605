package io.assay.rules.representation;

import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.measure.Contrast;
import io.assay.rules.representation.target.Population;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a set and of its target: the target's categories in their order, then what the
 * target does not list, then the missing.
 *
 * @param categories null for the missing
 * @param listed how many of them, the first ones, are the target's
 */
record Cells(
    List<@Nullable String> categories, int listed, List<Amount> amounts, Population population) {
  private static final int DIGITS = 30;

  /**
   * @param order the target's categories; all of them, each once
   */
  static Cells of(
      List<String> order, Population population, Map<@Nullable String, Amount> amounts) {
    List<@Nullable String> categories = new ArrayList<>(order);
    TreeSet<String> others = new TreeSet<>();
    amounts.keySet().stream().filter(Objects::nonNull).forEach(others::add);
    order.forEach(others::remove);
    categories.addAll(others);
    if (amounts.keySet().stream().anyMatch(Objects::isNull)) {
      categories.add(null);
    }
    // Not every map may be asked for null, the missing category.
    Map<@Nullable String, Amount> all = new HashMap<>(amounts);
    List<Amount> found = new ArrayList<>();
    for (String category : categories) {
      found.add(all.getOrDefault(category, Amount.NONE));
    }
    return new Cells(categories, order.size(), found, population);
  }

  Amount total() {
    return amounts.stream().reduce(Amount.NONE, Amount::plus);
  }

  /** All cells; null for an empty set. */
  @Nullable Contrast contrast(Weighting weighting) {
    return contrast(weighting, categories.size());
  }

  /** The target's cells alone, in their order; null without items in them. */
  @Nullable Contrast listed(Weighting weighting) {
    return contrast(weighting, listed);
  }

  private @Nullable Contrast contrast(Weighting weighting, int cells) {
    double[] values = new double[cells];
    double[] target = new double[cells];
    Amount total = Amount.NONE;
    double targets = 0;
    for (int i = 0; i < cells; i++) {
      values[i] = weighting.of(amounts.get(i));
      target[i] = population.isSample() ? sample(i) : target(i);
      targets += target[i];
      total = total.plus(amounts.get(i));
    }
    double size = weighting.size(total);
    if (size <= 0 || targets <= 0) {
      return null;
    }
    return population.isSample()
        ? Contrast.sampled(values, size, target, targets)
        : Contrast.declared(values, size, target);
  }

  /** Share of the target in a cell; 0 if it does not list it. */
  double target(int cell) {
    Fraction share = fraction(cell);
    return share.decimal(DIGITS).doubleValue();
  }

  /** Items of the target's sample in a cell. */
  long sample(int cell) {
    String category = categories.get(cell);
    return category == null ? 0 : population.count(category);
  }

  private Fraction fraction(int cell) {
    String category = categories.get(cell);
    return category == null ? Fraction.ZERO : population.share(category);
  }
}
