package io.assay.jobs.representation;

import io.assay.rules.charter.JointTarget;
import io.assay.rules.charter.Scope;
import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.Axis;
import io.assay.rules.representation.CategoryShare;
import io.assay.rules.representation.CombinedCategory;
import io.assay.rules.representation.DimensionProfile;
import io.assay.rules.representation.Measured;
import io.assay.rules.representation.plan.CollectionGoal;
import io.assay.rules.representation.plan.Step;
import io.assay.rules.representation.plan.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Rows of the tables that the stage writes. */
final class RepresentationRows {
  private static final String FRESHNESS = "freshness";

  private RepresentationRows() {}

  /** One row for each dimension and category of a set, in the charter's order. */
  static List<Row> shares(
      Scope scope, List<Axis> axes, StratumDefinition definition, SetSummary summary) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      add(
          rows,
          scope,
          definition.ofDimension(i),
          DimensionProfile.of(axes.get(i).name(), axes.get(i).population(), summary.counts(i)));
    }
    return rows;
  }

  /** One row for each combination of dimensions that are looked at together. */
  static List<Row> crossed(Scope scope, List<Crossing> crossings, SetSummary summary) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < crossings.size(); i++) {
      add(
          rows,
          scope,
          null,
          DimensionProfile.of(
              crossings.get(i).name(),
              crossings.get(i).population(),
              SetSummary.counts(summary.across(i))));
    }
    return rows;
  }

  private static void add(
      List<Row> rows, Scope scope, @Nullable String definition, DimensionProfile profile) {
    for (CategoryShare share : profile.shares()) {
      boolean declared = share.standing() == CategoryShare.Standing.DECLARED;
      rows.add(
          RowFactory.create(
              scope.key(),
              profile.dimension(),
              share.category(),
              share.count(),
              share.total(),
              declared ? share.target().text() : null,
              definition));
    }
  }

  /** One row for each figure. */
  static List<Row> measures(Scope scope, List<Measured> measured) {
    List<Row> rows = new ArrayList<>();
    for (Measured each : measured) {
      Fraction exact = each.exact();
      rows.add(
          RowFactory.create(
              scope.key(),
              each.subject(),
              each.against().key(),
              each.weighting().key(),
              each.measure(),
              each.category(),
              exact == null ? null : exact.toString(),
              each.estimate().value(),
              each.estimate().lower(),
              each.estimate().upper(),
              each.probability(),
              each.adjusted()));
    }
    return rows;
  }

  /** What to collect next, ranked. */
  static List<Row> gaps(List<Gap> gaps, @Nullable Integer maxAgeDays) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < gaps.size(); i++) {
      Gap gap = gaps.get(i);
      boolean isStale = gap.kind() == Gap.Kind.STALE;
      String dimension =
          isStale ? FRESHNESS : String.join(JointTarget.JOINER, gap.pattern().keySet());
      String category =
          isStale
              ? "older than " + maxAgeDays + " days"
              : CombinedCategory.of(List.copyOf(gap.pattern().values()));
      rows.add(
          RowFactory.create(
              i + 1L,
              gap.kind().key(),
              map(gap.pattern()),
              dimension,
              category,
              gap.observed(),
              gap.missing()));
    }
    return rows;
  }

  /**
   * The steps of a plan.
   *
   * @param rank of the gap that a want closes; null where there is none yet
   */
  static List<Row> plan(CollectionGoal goal, Function<Want, @Nullable Long> rank) {
    List<Row> rows = new ArrayList<>();
    long place = 0;
    for (Step step : goal.plan().steps()) {
      List<Long> closes = new ArrayList<>();
      for (int want : step.closes()) {
        Long gap = rank.apply(goal.wants().get(want));
        if (gap != null) {
          closes.add(gap);
        }
      }
      closes.sort(null);
      rows.add(
          RowFactory.create(
              ++place,
              map(step.pattern()),
              step.records(),
              closes.toArray(),
              goal.isTogether(),
              goal.plan().isBounded(),
              goal.fewest()));
    }
    return rows;
  }

  private static scala.collection.Map<String, String> map(
      java.util.SortedMap<String, String> pattern) {
    return scala.collection.JavaConverters.mapAsScalaMap(pattern);
  }
}
