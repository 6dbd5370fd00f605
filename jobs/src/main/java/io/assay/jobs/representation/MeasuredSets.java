package io.assay.jobs.representation;

import io.assay.jobs.stage.StageContext;
import io.assay.rules.charter.FreshnessSection;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.charter.ReservedCategory;
import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.Against;
import io.assay.rules.representation.AgeProfile;
import io.assay.rules.representation.Amount;
import io.assay.rules.representation.Axis;
import io.assay.rules.representation.Measured;
import io.assay.rules.representation.NumberGrid;
import io.assay.rules.representation.SetMeasures;
import io.assay.rules.representation.Weighting;
import io.assay.rules.representation.measure.Distribution;
import io.assay.rules.representation.target.Population;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Measures a set of what it is summed up by. */
final class MeasuredSets {
  private final StageContext context;
  private final RepresentativenessSection section;
  private final List<Axis> axes;
  private final List<Crossing> crossings;

  MeasuredSets(
      StageContext context,
      RepresentativenessSection section,
      List<Axis> axes,
      List<Crossing> crossings) {
    this.context = context;
    this.section = section;
    this.axes = axes;
    this.crossings = crossings;
  }

  /**
   * What the batch admits, with how far it is from the batch before.
   *
   * @param before that batch; null where there is none
   */
  List<Measured> batch(SetSummary summary, @Nullable BatchBefore before) {
    SetMeasures measures = measured(summary);
    if (before != null) {
      addDrift(measures, summary, before);
    }
    return measures.all();
  }

  /** The dataset, with how many combinations it lacks, once all their dimensions have a target. */
  List<Measured> dataset(SetSummary summary, PatternSearch.Result patterns) {
    SetMeasures measures = measured(summary);
    boolean isKnown =
        section.combinations().stream()
            .allMatch(name -> axes.get(section.place(name)).population() != null);
    if (section.minimumPerCombination() > 0 && isKnown) {
      measures.add(Measured.whole(Measured.UNCOVERED, Fraction.of(patterns.all(), 1)));
    }
    return measures.all();
  }

  /** Contents by age. */
  AgeProfile ages(SetSummary summary) {
    long today = context.batch().asOf().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    return AgeProfile.of(summary.days(), today);
  }

  private SetMeasures measured(SetSummary summary) {
    SetMeasures measures = new SetMeasures(section.weight() != null);
    for (int i = 0; i < axes.size(); i++) {
      Population population = axes.get(i).population();
      if (population != null) {
        addAxis(measures, axes.get(i), population, summary, i);
      }
    }
    for (int i = 0; i < crossings.size(); i++) {
      Crossing crossing = crossings.get(i);
      List<String> order = List.copyOf(crossing.population().shares().keySet());
      if (crossing.against() == Against.TARGET) {
        measures.addDimension(crossing.name(), order, crossing.population(), summary.across(i));
      } else {
        measures.addProduct(crossing.name(), order, crossing.population(), summary.across(i));
      }
    }
    addWhole(measures, summary);
    return measures;
  }

  private void addAxis(
      SetMeasures measures, Axis axis, Population population, SetSummary summary, int place) {
    Map<@Nullable String, Amount> amounts = summary.along(place);
    measures.addDimension(axis.name(), axis.categories(), population, amounts);
    if (!axis.dimension().isNumeric()) {
      return;
    }
    SortedMap<Double, Amount> numbers = summary.numbers().get(place);
    if (population.numbers().isEmpty()) {
      measures.addBins(axis.name(), axis.categories(), population, amounts);
    } else if (numbers != null) {
      addNumbers(measures, axis.name(), population, numbers);
    }
  }

  private void addNumbers(
      SetMeasures measures, String name, Population population, SortedMap<Double, Amount> numbers) {
    Amount total = numbers.values().stream().reduce(Amount.NONE, Amount::plus);
    double sample = population.isSample() ? population.sample() : Double.POSITIVE_INFINITY;
    Distribution target = Distribution.of(population.numbers(), sample);
    for (Weighting weighting : Weighting.values()) {
      boolean isMeasured = weighting == Weighting.ITEMS || section.weight() != null;
      Distribution set =
          isMeasured
              ? Distribution.of(NumberGrid.of(numbers, weighting), weighting.size(total))
              : null;
      if (set != null && target != null) {
        measures.addNumbers(name, Against.TARGET, weighting, set, target);
      }
    }
  }

  private void addWhole(SetMeasures measures, SetSummary summary) {
    if (section.hasDimensions()) {
      addIfKnown(measures, Measured.GINI, summary.people().gini());
      addIfKnown(measures, Measured.TOP_SHARE, summary.people().ofTop(section.topContributors()));
    }
    FreshnessSection freshness = context.charter().freshness();
    if (freshness != null) {
      addIfKnown(measures, Measured.STALE_SHARE, ages(summary).staleShare(freshness.maxAgeDays()));
    }
  }

  private static void addIfKnown(SetMeasures measures, String measure, @Nullable Fraction value) {
    if (value != null) {
      measures.add(Measured.whole(measure, value));
    }
  }

  private void addDrift(SetMeasures measures, SetSummary summary, BatchBefore before) {
    for (int i = 0; i < axes.size(); i++) {
      Population population = before.along(i, axes.get(i).name());
      if (population != null) {
        Map<@Nullable String, Amount> named = new HashMap<>();
        summary
            .along(i)
            .forEach(
                (category, amount) ->
                    named.put(category == null ? ReservedCategory.MISSING : category, amount));
        measures.addDrift(
            axes.get(i).name(), List.copyOf(population.shares().keySet()), population, named);
      }
    }
    if (axes.stream().anyMatch(axis -> axis.dimension().isNumeric())) {
      before.numbers().forEach((place, numbers) -> addDrift(measures, summary, place, numbers));
    }
  }

  private void addDrift(
      SetMeasures measures, SetSummary summary, int place, SortedMap<Double, Amount> previous) {
    SortedMap<Double, Amount> numbers = summary.numbers().get(place);
    if (numbers == null) {
      return;
    }
    Distribution set = distribution(numbers);
    Distribution before = distribution(previous);
    if (set != null && before != null) {
      measures.addNumbers(axes.get(place).name(), Against.PREVIOUS, Weighting.ITEMS, set, before);
    }
  }

  private static @Nullable Distribution distribution(SortedMap<Double, Amount> numbers) {
    Amount total = numbers.values().stream().reduce(Amount.NONE, Amount::plus);
    return Distribution.of(NumberGrid.of(numbers, Weighting.ITEMS), total.count());
  }
}
