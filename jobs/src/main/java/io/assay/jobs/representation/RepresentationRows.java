package io.assay.jobs.representation;

import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.charter.Scope;
import io.assay.rules.representation.CategoryShare;
import io.assay.rules.representation.CombinationCount;
import io.assay.rules.representation.CombinationGaps;
import io.assay.rules.representation.DimensionProfile;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@link io.assay.jobs.table.Representation} and {@link io.assay.jobs.table.Gaps}. */
final class RepresentationRows {
  private static final String JOINER = "*";

  private RepresentationRows() {}

  /** One row for each dimension and category of a set, in the charter's order. */
  static List<Row> shares(Scope scope, RepresentativenessSection section, StratumCounts counts) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < section.dimensions().size(); i++) {
      DimensionProfile profile = profile(section, i, counts);
      for (CategoryShare share : profile.shares()) {
        boolean declared = share.standing() == CategoryShare.Standing.DECLARED;
        rows.add(
            RowFactory.create(
                scope.key(),
                profile.dimension(),
                share.category(),
                share.count(),
                share.total(),
                declared ? share.target().toPlainString() : null));
      }
    }
    return rows;
  }

  /**
   * What to collect next: categories below their share, then combinations below the minimum. An
   * unreachable share has no number of missing items.
   */
  static List<Row> gaps(RepresentativenessSection section, StratumCounts counts) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < section.dimensions().size(); i++) {
      DimensionProfile profile = profile(section, i, counts);
      for (CategoryShare share : profile.shares()) {
        if (share.isGap()) {
          rows.add(
              RowFactory.create(
                  profile.dimension(), share.category(), share.count(), share.needed()));
        }
      }
    }
    int minimum = section.minimumPerCombination();
    String name = String.join(JOINER, section.dimensions().stream().map(Dimension::name).toList());
    for (CombinationCount gap :
        CombinationGaps.below(minimum, section.dimensions(), counts.combinations())) {
      rows.add(
          RowFactory.create(
              name, String.join(JOINER, gap.categories()), gap.count(), minimum - gap.count()));
    }
    return rows;
  }

  private static DimensionProfile profile(
      RepresentativenessSection section, int dimension, StratumCounts counts) {
    return DimensionProfile.of(section.dimensions().get(dimension), counts.along(dimension));
  }
}
