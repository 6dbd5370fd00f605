package io.assay.jobs.representation;

import io.assay.rules.charter.JointTarget;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.Against;
import io.assay.rules.representation.Axis;
import io.assay.rules.representation.CombinedCategory;
import io.assay.rules.representation.target.Population;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Several dimensions that are looked at together: with a target of the charter, or two of them with
 * the product of their targets.
 *
 * @param name the names of the dimensions, joined
 * @param places of the dimensions in the charter
 * @param population categories are {@link CombinedCategory}
 */
record Crossing(String name, List<Integer> places, Against against, Population population)
    implements Serializable {
  /** Pairs with more cells, and pairs of later dimensions, are not crossed by themselves. */
  private static final int MOST_CELLS = 144;

  private static final int MOST_DIMENSIONS = 6;

  Crossing {
    places = List.copyOf(places);
  }

  /** The joint targets, then all pairs without one. */
  static List<Crossing> of(RepresentativenessSection section, List<Axis> axes) {
    List<Crossing> crossings = new ArrayList<>();
    for (JointTarget joint : section.joint()) {
      SortedMap<String, Fraction> shares = new TreeMap<>();
      joint
          .cells()
          .forEach(
              cell -> shares.put(CombinedCategory.of(cell.values()), Fraction.of(cell.share())));
      crossings.add(
          new Crossing(
              joint.name(),
              joint.dimensions().stream().map(section::place).toList(),
              Against.TARGET,
              new Population(shares, 0, new TreeMap<>())));
    }
    int most = Math.min(MOST_DIMENSIONS, axes.size());
    for (int i = 0; i < most; i++) {
      for (int j = i + 1; j < most; j++) {
        addProduct(crossings, axes, i, j);
      }
    }
    return crossings;
  }

  private static void addProduct(List<Crossing> crossings, List<Axis> axes, int i, int j) {
    Axis one = axes.get(i);
    Axis other = axes.get(j);
    String name = one.name() + JointTarget.JOINER + other.name();
    boolean isTooLarge = (long) one.categories().size() * other.categories().size() > MOST_CELLS;
    boolean isDeclared = crossings.stream().anyMatch(each -> each.places().equals(List.of(i, j)));
    Population first = one.population();
    Population second = other.population();
    if (isTooLarge || isDeclared || first == null || second == null) {
      return;
    }
    SortedMap<String, Fraction> shares = new TreeMap<>();
    for (String category : one.categories()) {
      for (String with : other.categories()) {
        shares.put(
            CombinedCategory.of(List.of(category, with)),
            first.share(category).times(second.share(with)));
      }
    }
    crossings.add(
        new Crossing(
            name, List.of(i, j), Against.PRODUCT, new Population(shares, 0, new TreeMap<>())));
  }
}
