package io.assay.jobs.report.document;

import io.assay.jobs.report.document.DatasetFacts.Distance;
import io.assay.jobs.report.document.DatasetFacts.Gate;
import io.assay.jobs.report.document.DatasetFacts.Interval;
import io.assay.jobs.report.document.DatasetFacts.Labels;
import io.assay.jobs.report.document.DatasetFacts.Missing;
import io.assay.jobs.report.document.DatasetFacts.Share;
import io.assay.jobs.wording.MeasureWording;
import io.assay.rules.representation.Measured;
import io.assay.rules.representation.SetMeasures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  private final DatasetFacts facts;

  Shortcomings(DatasetFacts facts) {
    this.facts = facts;
  }

  /** Gates that do not pass and gaps, in this order; null when nothing was measured. */
  @Nullable Fact<List<String>> limitations() {
    if (facts.charter().gates().isEmpty() && facts.charter().representativeness() == null) {
      return null;
    }
    List<Fact<String>> found = new ArrayList<>();
    for (Gate gate : facts.gates().value()) {
      if (!List.of("pass", "unmeasured").contains(gate.outcome())) {
        found.add(rowOf(facts.gates(), gate.id(), gate(gate)));
      }
    }
    Fact<Labels> labels = facts.labels();
    if (labels != null && labels.value().isContradicted()) {
      found.add(labels.map(Labels::explained));
    }
    facts.gaps().value().stream()
        .limit(MOST_GAPS)
        .forEach(gap -> found.add(facts.gaps().map(any -> gap(gap))));
    int more = facts.gaps().value().size() - MOST_GAPS;
    if (more > 0) {
      found.add(facts.gaps().map(any -> Wording.counted(more, "further gap.", "further gaps.")));
    }
    return found.isEmpty() ? noneFound() : Fact.all(found);
  }

  private Fact<List<String>> noneFound() {
    List<Origin> origins = new ArrayList<>(facts.gates().origins());
    origins.addAll(facts.gaps().origins());
    return new Fact<>(List.of(), origins);
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
      if (distance.measure().equals(Measured.TOTAL_VARIATION)) {
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

  /** Every measure with its interval; null where none was taken. */
  @Nullable Fact<List<String>> measures() {
    return facts.distances().value().isEmpty()
        ? null
        : facts
            .distances()
            .map(
                all ->
                    all.stream()
                        .map(
                            each ->
                                "%s, %s: %s."
                                    .formatted(
                                        each.subject().equals(Measured.WHOLE)
                                            ? "The dataset"
                                            : each.subject(),
                                        MeasureWording.of(each.measure()),
                                        Wording.estimate(each.value(), each.lower(), each.upper())))
                        .toList());
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
