package io.assay.jobs.decision;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Representation;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.charter.Scope;
import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.CategoryCount;
import io.assay.rules.representation.DimensionProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a set is from its target, from what the represent stage counted. */
final class Distances {
  private Distances() {}

  /** Exact distance for a gate; null for an empty set, or if the charter has no such dimension. */
  static @Nullable Fraction of(StageContext context, GateEntry gate) {
    RepresentativenessSection section = context.charter().representativeness();
    if (section == null) {
      return null;
    }
    for (Dimension dimension : section.dimensions()) {
      if (dimension.name().equals(gate.dimension())) {
        String scope = (gate.of() == Scope.DATASET ? Scope.DATASET : Scope.BATCH).key();
        return DimensionProfile.of(dimension, counts(context, dimension.name(), scope)).distance();
      }
    }
    return null;
  }

  private static List<CategoryCount> counts(StageContext context, String dimension, String scope) {
    return context.tables().list(Representation.TABLE, context.batch().key()).stream()
        .filter(row -> dimension.equals(row.getAs(Representation.DIMENSION)))
        .filter(row -> scope.equals(row.getAs(Representation.SCOPE)))
        .map(
            row ->
                new CategoryCount(
                    row.getAs(Representation.CATEGORY), row.<Long>getAs(Representation.OBSERVED)))
        .toList();
  }
}
