package io.assay.jobs.decision;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Measures;
import io.assay.jobs.table.Representation;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.JointTarget;
import io.assay.rules.charter.JudgedBy;
import io.assay.rules.charter.Metric;
import io.assay.rules.charter.Scope;
import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.Against;
import io.assay.rules.representation.CategoryCount;
import io.assay.rules.representation.DimensionProfile;
import io.assay.rules.representation.Measured;
import io.assay.rules.representation.Weighting;
import io.assay.rules.representation.target.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What gates ask of the representation of a set, from what the represent stage measured. */
final class RepresentationGates {
  private RepresentationGates() {}

  /**
   * A figure for the gate; null where the stage measured none.
   *
   * @param judgedBy the value or the end of its interval that is asked for
   */
  static @Nullable Fraction of(StageContext context, GateEntry gate, JudgedBy judgedBy) {
    String scope = (gate.of() == Scope.DATASET ? Scope.DATASET : Scope.BATCH).key();
    String dimension = gate.dimension();
    boolean isExact =
        gate.metric() == Metric.DISTANCE_TO_TARGET
            && judgedBy == JudgedBy.VALUE
            && !gate.isWeighted();
    // Of joint targets, counts are kept of the dataset alone.
    if (isExact && dimension != null && !dimension.contains(JointTarget.JOINER)) {
      return distance(context, dimension, scope);
    }
    for (Row row : context.tables().list(Measures.TABLE, context.batch().key())) {
      if (isMeant(row, gate, scope)) {
        return value(row, judgedBy);
      }
    }
    return null;
  }

  private static boolean isMeant(Row row, GateEntry gate, String scope) {
    String subject = gate.dimension() == null ? Measured.WHOLE : gate.dimension();
    Against against =
        switch (gate.metric().subject()) {
          case DIMENSION -> gate.metric() == Metric.DRIFT ? Against.PREVIOUS : Against.TARGET;
          default -> Against.NOTHING;
        };
    Weighting weighting = gate.isWeighted() ? Weighting.WEIGHT : Weighting.ITEMS;
    return scope.equals(row.getAs(Measures.SCOPE))
        && subject.equals(row.getAs(Measures.SUBJECT))
        && against.key().equals(row.getAs(Measures.AGAINST))
        && weighting.key().equals(row.getAs(Measures.WEIGHTING))
        && measure(gate).equals(row.getAs(Measures.MEASURE));
  }

  private static String measure(GateEntry gate) {
    return switch (gate.metric()) {
      case DISTANCE_TO_TARGET -> Measured.TOTAL_VARIATION;
      case DRIFT -> gate.measure().key();
      default -> gate.metric().key();
    };
  }

  private static @Nullable Fraction value(Row row, JudgedBy judgedBy) {
    String exact = row.getAs(Measures.EXACT);
    return switch (judgedBy) {
      case VALUE ->
          exact == null
              ? Fraction.ofReported(row.<Double>getAs(Measures.VALUE))
              : Fraction.parse(exact);
      case LOWER -> Fraction.ofReported(row.<Double>getAs(Measures.LOWER));
      case UPPER -> Fraction.ofReported(row.<Double>getAs(Measures.UPPER));
    };
  }

  /** The exact distance, from the counts; null for an empty set or without a target. */
  private static @Nullable Fraction distance(StageContext context, String dimension, String scope) {
    List<CategoryCount> counts = new ArrayList<>();
    SortedMap<String, Fraction> targets = new TreeMap<>();
    for (Row row : context.tables().list(Representation.TABLE, context.batch().key())) {
      boolean isMeant =
          dimension.equals(row.getAs(Representation.DIMENSION))
              && scope.equals(row.getAs(Representation.SCOPE));
      if (isMeant) {
        String category = row.getAs(Representation.CATEGORY);
        String target = row.getAs(Representation.TARGET);
        counts.add(new CategoryCount(category, row.<Long>getAs(Representation.OBSERVED)));
        if (category != null && target != null) {
          targets.put(category, Fraction.parse(target));
        }
      }
    }
    Population population = targets.isEmpty() ? null : new Population(targets, 0, new TreeMap<>());
    return DimensionProfile.of(dimension, population, counts).distance();
  }
}
