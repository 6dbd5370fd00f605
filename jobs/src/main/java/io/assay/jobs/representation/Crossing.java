package io.assay.jobs.representation;

import io.assay.rules.charter.JointTarget;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.Against;
import io.assay.rules.representation.Axis;
import io.assay.rules.representation.CombinedCategory;
import io.assay.rules.representation.Pairs;
import io.assay.rules.representation.target.Population;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
  Crossing {
    places = List.copyOf(places);
  }

  /** The joint targets, then {@link Pairs} of dimensions without one. */
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
    Pairs pairs =
        Pairs.of(
            axes.stream().map(Crossing::size).toList(),
            crossings.stream().map(Crossing::places).toList());
    for (Pairs.Pair pair : pairs.chosen()) {
      crossings.add(product(axes.get(pair.first()), axes.get(pair.second()), pair));
    }
    return crossings;
  }

  private static int size(Axis axis) {
    return axis.population() == null ? 0 : axis.categories().size();
  }

  private static Crossing product(Axis one, Axis other, Pairs.Pair pair) {
    Population first = Objects.requireNonNull(one.population());
    Population second = Objects.requireNonNull(other.population());
    SortedMap<String, Fraction> shares = new TreeMap<>();
    for (String category : one.categories()) {
      for (String with : other.categories()) {
        shares.put(
            CombinedCategory.of(List.of(category, with)),
            first.share(category).times(second.share(with)));
      }
    }
    return new Crossing(
        one.name() + JointTarget.JOINER + other.name(),
        List.of(pair.first(), pair.second()),
        Against.PRODUCT,
        new Population(shares, 0, new TreeMap<>()));
  }
}
