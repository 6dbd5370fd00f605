package io.assay.jobs.report.document;

import io.assay.jobs.report.document.DatasetFacts.Gate;
import io.assay.jobs.report.document.DatasetFacts.Labels;
import io.assay.jobs.report.document.DatasetFacts.Missing;
import io.assay.jobs.report.document.DatasetFacts.Share;
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
      if (!gate.outcome().equals("pass")) {
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
      found.add(facts.gaps().map(any -> "%d further gaps.".formatted(more)));
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
    return "Gate %s does not pass: %s (expected: %s). %s"
        .formatted(
            gate.id(),
            gate.fraction() == null ? "it has no value" : gate.fraction(),
            gate.bound(),
            Wording.excerpt(gate.detail()))
        .strip();
  }

  private static String gap(Missing gap) {
    String stratum = Wording.stratum(gap.dimension(), gap.category());
    return gap.missing() == null
        ? "%s: %s, and no number of further ones reaches the declared share."
            .formatted(stratum, Wording.items(gap.observed()))
        : "%s: %s, %,d more needed."
            .formatted(stratum, Wording.items(gap.observed()), gap.missing());
  }

  /** Categories whose share is not the declared one, the furthest first; null without a target. */
  @Nullable Fact<List<String>> biases() {
    if (facts.charter().representativeness() == null || facts.shares().value().isEmpty()) {
      return null;
    }
    return facts
        .shares()
        .map(
            shares ->
                shares.stream()
                    .filter(share -> share.total() > 0 && distance(share).signum() != 0)
                    .sorted(
                        Comparator.comparing(Shortcomings::distance)
                            .reversed()
                            .thenComparing(Share::dimension)
                            .thenComparing(share -> String.valueOf(share.category())))
                    .limit(MOST_SHARES)
                    .map(Shortcomings::share)
                    .toList());
  }

  private static String share(Share share) {
    String found = Wording.percent(share.observed(), share.total());
    String stratum = Wording.stratum(share.dimension(), share.category());
    return share.target() == null
        ? "%s: %s of the accepted items, no share declared.".formatted(stratum, found)
        : "%s: %s of the accepted items, declared %s."
            .formatted(stratum, found, Wording.percent(share.target()));
  }

  private static BigDecimal distance(Share share) {
    BigDecimal target = share.target() == null ? BigDecimal.ZERO : share.target();
    return BigDecimal.valueOf(share.observed())
        .divide(BigDecimal.valueOf(share.total()), 9, RoundingMode.HALF_EVEN)
        .subtract(target)
        .abs();
  }
}
