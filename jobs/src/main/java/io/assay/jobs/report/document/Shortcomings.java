package io.assay.jobs.report.document;

import io.assay.jobs.report.document.DatasetFacts.Distance;
import io.assay.jobs.report.document.DatasetFacts.Gate;
import io.assay.jobs.report.document.DatasetFacts.Interval;
import io.assay.jobs.report.document.DatasetFacts.Labels;
import io.assay.jobs.report.document.DatasetFacts.Missing;
import io.assay.jobs.report.document.DatasetFacts.Share;
import io.assay.jobs.wording.MeasureWording;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.FreshnessSection;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.representation.Against;
import io.assay.rules.representation.CombinedCategory;
import io.assay.rules.representation.Measured;
import io.assay.rules.representation.SetMeasures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known to be wrong with the dataset, from gates that do not pass, gaps, and shares that
 * are not those of the declared population. What the charter says in prose about limitations is not
 * among it: that is a claim, and nobody measured it.
 */
final class Shortcomings {
  private static final int MOST_GAPS = 40;
  private static final int MOST_SHARES = 40;
  private static final double SIGNIFICANT = 0.05;

  private static final int MOST_SUBJECTS = 40;
  private static final String UNMEASURED = "unmeasured";

  private final DatasetFacts facts;

  Shortcomings(DatasetFacts facts) {
    this.facts = facts;
  }

  /**
   * Gates that do not pass or were not measured, and gaps, in this order; or that there are none of
   * what was looked for. Null when the charter asks for nothing.
   */
  @Nullable Fact<List<String>> limitations() {
    if (facts.charter().gates().isEmpty() && facts.charter().measured() == null) {
      return null;
    }
    List<Fact<String>> found = new ArrayList<>(gates());
    Fact<Labels> labels = facts.labels();
    if (labels != null && labels.value().isContradicted()) {
      found.add(labels.map(Labels::explained));
    }
    found.addAll(untold());
    facts.gaps().value().stream()
        .limit(MOST_GAPS)
        .forEach(gap -> found.add(facts.gaps().map(any -> gap(gap))));
    int more = facts.gaps().value().size() - MOST_GAPS;
    if (more > 0) {
      found.add(facts.gaps().map(any -> Wording.counted(more, "further gap.", "further gaps.")));
    }
    return found.isEmpty() ? noneFound() : Fact.all(found);
  }

  /** Gates that were not measured or do not pass. */
  private List<Fact<String>> gates() {
    List<Fact<String>> found = new ArrayList<>();
    Set<String> judged = new HashSet<>();
    for (Gate gate : facts.gates().value()) {
      boolean isMeasured = !gate.outcome().equals(UNMEASURED);
      judged.add(gate.id());
      if (!isMeasured) {
        found.add(rowOf(facts.gates(), gate.id(), unmeasured(gate.id())));
      } else if (!gate.outcome().equals("pass")) {
        found.add(rowOf(facts.gates(), gate.id(), gate(gate)));
      }
    }
    for (GateEntry gate : facts.charter().gates()) {
      if (!judged.contains(gate.id())) {
        found.add(facts.gates().map(any -> unmeasured(gate.id())));
      }
    }
    return found;
  }

  private static String unmeasured(String gate) {
    return "Gate %s was not measured.".formatted(gate);
  }

  /** Dimensions of which nobody said how they should be, or which nobody counted. */
  private List<Fact<String>> untold() {
    RepresentativenessSection section = facts.charter().representativeness();
    List<Fact<String>> found = new ArrayList<>();
    if (section == null) {
      return found;
    }
    for (Dimension dimension : section.dimensions()) {
      List<Share> shares =
          facts.shares().value().stream()
              .filter(share -> share.dimension().equals(dimension.name()))
              .toList();
      if (shares.isEmpty()) {
        found.add(facts.shares().map(any -> "%s: was not counted.".formatted(dimension.name())));
      } else if (shares.stream().allMatch(share -> share.target() == null)) {
        found.add(
            facts
                .shares()
                .map(
                    any ->
                        "%s: no share is declared, so that nothing can be missing."
                            .formatted(dimension.name())));
      }
    }
    return found;
  }

  /** That nothing was found, of what was looked for. */
  private Fact<List<String>> noneFound() {
    List<Origin> origins = new ArrayList<>(facts.gates().origins());
    origins.addAll(facts.gaps().origins());
    int gates = facts.charter().gates().size();
    return new Fact<>(
        List.of(
            gates == 0
                ? "The charter has no gates."
                : Wording.counted(
                    gates,
                    "gate was measured, and it passes.",
                    "gates were measured, and all pass."),
            notMissing()),
        origins);
  }

  private String notMissing() {
    FreshnessSection freshness = facts.charter().freshness();
    if (facts.charter().representativeness() != null) {
      return "Nothing is missing from the declared shares and combinations.";
    }
    return freshness == null
        ? "The charter declares no shares, so that nothing was looked for that may be missing."
        : "No item is older than %s. The charter declares no shares."
            .formatted(Wording.counted(freshness.maxAgeDays(), "day", "days"));
  }

  private static Fact<String> rowOf(Fact<?> table, String row, String words) {
    return new Fact<>(words, table.origins().stream().map(origin -> origin.ofRow(row)).toList());
  }

  private static String gate(Gate gate) {
    return "Gate %s does not pass: %s (expected: %s)."
        .formatted(
            gate.id(), gate.fraction() == null ? "it has no value" : gate.words(), gate.bound());
  }

  private static String gap(Missing gap) {
    String observed = Wording.items(gap.observed());
    Long missing = gap.missing();
    if (gap.kind().equals("stale") && missing != null) {
      return "%s %s, and %s not: the old ones are to be renewed."
          .formatted(areOrIs(missing), gap.category(), areOrIs(gap.observed()));
    }
    if (gap.kind().equals("combination") && missing != null) {
      return "%s: %s together, %,d more needed to the %,d that each combination should have."
          .formatted(
              gap.dimension().isEmpty()
                  ? "All items"
                  : Wording.combination(gap.dimension(), gap.category()),
              observed,
              missing,
              gap.observed() + missing);
    }
    String stratum = Wording.combination(gap.dimension(), gap.category());
    return missing == null
        ? "%s: %s, and no number of further ones reaches the declared share."
            .formatted(stratum, observed)
        : "%s: %s, %,d more needed until all have their declared share."
            .formatted(stratum, observed, missing);
  }

  private static String areOrIs(long items) {
    return Wording.items(items) + (items == 1 ? " is" : " are");
  }

  /**
   * How far each dimension is from its target, then the categories whose share is not the declared
   * one, the furthest first; null without a target.
   */
  @Nullable Fact<List<String>> biases() {
    if (facts.charter().representativeness() == null || facts.shares().value().isEmpty()) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    for (Distance distance : facts.distances().value()) {
      boolean isOfDimension =
          distance.measure().equals(Measured.TOTAL_VARIATION)
              && !distance.isOfSeveral()
              && !distance.isWeighted();
      if (isOfDimension) {
        lines.add(
            "%s: %s from the declared shares; 0 is as declared, 1 has nothing in common."
                .formatted(
                    distance.subject(),
                    Wording.estimate(distance.value(), distance.lower(), distance.upper())));
      }
    }
    List<Share> off =
        facts.shares().value().stream()
            .filter(share -> share.total() > 0 && distance(share).signum() != 0)
            .sorted(
                Comparator.comparing(Shortcomings::distance)
                    .reversed()
                    .thenComparing(Share::dimension)
                    .thenComparing(share -> String.valueOf(share.category())))
            .toList();
    off.stream().limit(MOST_SHARES).map(Shortcomings::share).forEach(lines::add);
    if (off.size() > MOST_SHARES) {
      lines.add(
          Wording.counted(off.size() - MOST_SHARES, "further category.", "further categories."));
    }
    long without =
        facts.shares().value().stream().filter(share -> share.interval() == null).count();
    if (without > 0 && without < facts.shares().value().size()) {
      lines.add(
          Wording.counted(without, "category has", "categories have")
              + " no interval: the first %,d of each dimension have one."
                  .formatted(SetMeasures.MOST_CELLS));
    }
    List<Origin> origins = new ArrayList<>(facts.shares().origins());
    origins.addAll(facts.distances().origins());
    return new Fact<>(lines, origins);
  }

  /** Every measure of a dimension or of the whole, with its interval; null where there is none. */
  @Nullable Fact<List<String>> measures() {
    return lines(
        facts.distances().value().stream()
            .filter(each -> !each.isOfSeveral() && !each.measure().equals(Measured.UNCOVERED))
            .map(
                each ->
                    "%s, %s%s: %s."
                        .formatted(
                            each.subject().equals(Measured.WHOLE) ? "The dataset" : each.subject(),
                            MeasureWording.of(each.measure()),
                            each.isWeighted() ? ", by weight" : "",
                            Wording.estimate(each.value(), each.lower(), each.upper())))
            .toList());
  }

  /**
   * Dimensions together: how many combinations have too few, and how far the dataset is from joint
   * targets, or from the product of both targets, the furthest first; null where nothing was
   * measured.
   */
  @Nullable Fact<List<String>> together() {
    RepresentativenessSection section = facts.charter().representativeness();
    List<String> lines = new ArrayList<>();
    for (Distance each : facts.distances().value()) {
      if (each.measure().equals(Measured.UNCOVERED)) {
        lines.add(
            Wording.counted((long) each.value(), "combination has", "combinations have")
                + " fewer accepted items than the charter asks for%s, though each that names one category less has enough."
                    .formatted(
                        section == null
                            ? ""
                            : " (%,d)".formatted(section.minimumPerCombination())));
      }
    }
    List<Distance> pairs =
        facts.distances().value().stream()
            .filter(each -> each.isOfSeveral() && each.measure().equals(Measured.TOTAL_VARIATION))
            .sorted(
                Comparator.comparingDouble(Distance::value)
                    .reversed()
                    .thenComparing(Distance::subject)
                    .thenComparing(Distance::weighting))
            .toList();
    for (Distance pair : pairs.subList(0, Math.min(MOST_SUBJECTS, pairs.size()))) {
      lines.add(
          "%s%s: %s from %s."
              .formatted(
                  String.join(" and ", CombinedCategory.split(pair.subject())),
                  pair.isWeighted() ? ", by weight" : "",
                  Wording.estimate(pair.value(), pair.lower(), pair.upper()),
                  pair.against().equals(Against.PRODUCT.key())
                      ? "what the shares of each alone come to together"
                      : "the declared shares of both together"));
    }
    if (pairs.size() > MOST_SUBJECTS) {
      lines.add(
          Wording.counted(pairs.size() - MOST_SUBJECTS, "further one.", "further ones, closer."));
    }
    return lines(lines);
  }

  private @Nullable Fact<List<String>> lines(List<String> lines) {
    return lines.isEmpty() ? null : facts.distances().map(any -> lines);
  }

  private static String share(Share share) {
    String found = Wording.percent(share.observed(), share.total()) + " of the accepted items";
    Interval interval = share.interval();
    if (interval != null) {
      found +=
          " (95 %% interval %s to %s)"
              .formatted(
                  Wording.percent(BigDecimal.valueOf(interval.lower())),
                  Wording.percent(BigDecimal.valueOf(interval.upper())));
    }
    Interval weighted = share.weighted();
    if (weighted != null) {
      found +=
          ", by weight %s to %s"
              .formatted(
                  Wording.percent(BigDecimal.valueOf(weighted.lower())),
                  Wording.percent(BigDecimal.valueOf(weighted.upper())));
    }
    String stratum = Wording.stratum(share.dimension(), share.category());
    if (share.target() == null) {
      return "%s: %s, no share declared.".formatted(stratum, found);
    }
    return "%s: %s, declared %s%s."
        .formatted(
            stratum,
            found,
            Wording.percent(share.target()),
            interval == null ? "" : chance(interval, share.target()));
  }

  /** A single interval can leave the target out that all tests together put down to chance. */
  private static String chance(Interval interval, BigDecimal target) {
    if (interval.byChance() == null || interval.byChance() < SIGNIFICANT) {
      return "";
    }
    boolean isOut =
        target.doubleValue() < interval.lower() || target.doubleValue() > interval.upper();
    return isOut
        ? ", which chance may explain among so many categories, though not of this one alone"
        : ", which chance may explain";
  }

  private static BigDecimal distance(Share share) {
    BigDecimal target = share.target() == null ? BigDecimal.ZERO : share.target();
    return BigDecimal.valueOf(share.observed())
        .divide(BigDecimal.valueOf(share.total()), 9, RoundingMode.HALF_EVEN)
        .subtract(target)
        .abs();
  }
}
