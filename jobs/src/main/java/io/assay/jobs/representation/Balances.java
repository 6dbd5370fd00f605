package io.assay.jobs.representation;

import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.representation.Against;
import io.assay.rules.representation.Axis;
import io.assay.rules.representation.CombinedCategory;
import io.assay.rules.representation.DimensionProfile;
import io.assay.rules.representation.plan.Balance;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which shares the dataset should have: one balance for each dimension and joint target. */
final class Balances {
  private Balances() {}

  static List<Balance> of(
      RepresentativenessSection section,
      List<Axis> axes,
      List<Crossing> crossings,
      SetSummary dataset) {
    List<Balance> balances = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      Axis axis = axes.get(i);
      if (axis.population() != null) {
        balances.add(
            DimensionProfile.of(axis.name(), axis.population(), dataset.counts(i))
                .balance(
                    section.tolerance(),
                    category -> new TreeMap<>(java.util.Map.of(axis.name(), category))));
      }
    }
    for (int i = 0; i < crossings.size(); i++) {
      Crossing crossing = crossings.get(i);
      if (crossing.against() == Against.TARGET) {
        balances.add(
            DimensionProfile.of(
                    crossing.name(), crossing.population(), SetSummary.counts(dataset.across(i)))
                .balance(section.tolerance(), category -> pattern(axes, crossing, category)));
      }
    }
    return balances;
  }

  private static SortedMap<String, String> pattern(
      List<Axis> axes, Crossing crossing, String category) {
    List<String> categories = CombinedCategory.split(category);
    SortedMap<String, String> pattern = new TreeMap<>();
    for (int i = 0; i < categories.size(); i++) {
      pattern.put(axes.get(crossing.places().get(i)).name(), categories.get(i));
    }
    return pattern;
  }
}
