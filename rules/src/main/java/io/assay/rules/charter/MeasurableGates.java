package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Value;
import java.math.BigDecimal;
import java.util.List;

/**
 * Refuses gates on figures of representation that can never have a value, whatever is delivered:
 * such a gate would stop every batch, or judge none.
 */
final class MeasurableGates {
  private static final String ANOTHER = "another metric, such as distance-to-target";

  private final Charter charter;

  MeasurableGates(Charter charter) {
    this.charter = charter;
  }

  /** Checks one gate, whose dimension is known to be declared. */
  void check(GateEntry gate, Value at) {
    RepresentativenessSection section = charter.representativeness();
    boolean isOfAges = gate.metric() == Metric.STALE_SHARE;
    if (isOfAges || gate.metric().origin() != Metric.Origin.REPRESENTATION) {
      return;
    }
    if (section == null) {
      throw at.member("metric")
          .wrong("a section representativeness", "Add the section or remove the gate.");
    }
    if (gate.metric() == Metric.UNCOVERED_PATTERNS && section.minimumPerCombination() == 0) {
      throw at.member("metric")
          .wrong(
              "a minimum-per-combination above 0 in the section representativeness",
              "Without it no combination is asked for: add it, or remove the gate.");
    }
    if (gate.isWeighted() && section.weight() == null) {
      throw at.member("weighted")
          .wrong(
              "a key weight in the section representativeness",
              "Add the key, or count items alike.");
    }
    String dimension = gate.dimension();
    if (dimension == null) {
      return;
    }
    int place = section.place(dimension);
    if (place < 0) {
      requireShares(gate, joint(section, dimension), at);
    } else {
      requireOf(gate, section.dimensions().get(place), at);
    }
  }

  private static JointTarget joint(RepresentativenessSection section, String name) {
    return section.joint().stream()
        .filter(joint -> joint.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Of several dimensions together there are shares of the dataset and its target alone. */
  private static void requireShares(GateEntry gate, JointTarget joint, Value at) {
    if (gate.metric() == Metric.DRIFT) {
      throw at.member("dimension")
          .wrong(
              "a single dimension",
              "Joint targets are compared with the target alone: name one of their dimensions.");
    }
    if (isOfNumbers(gate.metric())) {
      throw at.member("metric").wrong(ANOTHER, "A joint target has no numbers.");
    }
    requireTwo(gate, joint.cells().stream().map(JointTarget.Cell::share).toList(), at);
  }

  private static void requireOf(GateEntry gate, Dimension dimension, Value at) {
    boolean isDriftOfNumbers = gate.metric() == Metric.DRIFT && gate.measure().isOfNumbers();
    if (!dimension.isNumeric() && (isDriftOfNumbers || isOfNumbers(gate.metric()))) {
      throw at.member(isDriftOfNumbers ? "measure" : "metric")
          .wrong(
              isDriftOfNumbers ? "a measure of words" : ANOTHER,
              "The dimension has neither bins nor quantiles.");
    }
    if (gate.metric() == Metric.WASSERSTEIN && !dimension.target().isEmpty()) {
      throw at.member("metric")
          .wrong(
              ANOTHER,
              "The charter's target has bins and no numbers: those are in a reference file or in a batch.");
    }
    if (!dimension.target().isEmpty()) {
      requireTwo(gate, List.copyOf(dimension.target().values()), at);
    }
  }

  private static boolean isOfNumbers(Metric metric) {
    return metric == Metric.KOLMOGOROV_SMIRNOV || metric == Metric.WASSERSTEIN;
  }

  private static void requireTwo(GateEntry gate, List<BigDecimal> shares, Value at) {
    boolean isOne = shares.stream().filter(share -> share.signum() > 0).count() < 2;
    if (gate.metric() == Metric.CRAMERS_V && isOne) {
      throw at.member("metric")
          .wrong(ANOTHER, "The target has a single category, and this one compares two or more.");
    }
  }
}
