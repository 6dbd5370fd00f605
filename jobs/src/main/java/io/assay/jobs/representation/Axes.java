package io.assay.jobs.representation;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.rules.charter.BinLabels;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.Metric;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.charter.ReservedCategory;
import io.assay.rules.representation.Amount;
import io.assay.rules.representation.Axis;
import io.assay.rules.representation.NumberGrid;
import io.assay.rules.representation.Weighting;
import io.assay.rules.representation.measure.Distribution;
import io.assay.rules.representation.target.Population;
import io.assay.rules.representation.target.ReferenceTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the target of every dimension: in the charter, in the reference file, in a batch. */
final class Axes {
  private final StageContext context;
  private final RepresentativenessSection section;
  private final Map<Integer, Axis> found = new TreeMap<>();

  private Axes(StageContext context, RepresentativenessSection section) {
    this.context = context;
    this.section = section;
  }

  /** One axis for each dimension, in the charter's order. */
  static List<Axis> of(StageContext context, RepresentativenessSection section) {
    Axes axes = new Axes(context, section);
    axes.addDeclared();
    axes.addReferred();
    axes.addLikeBatches();
    return List.copyOf(axes.found.values());
  }

  private void addDeclared() {
    for (int i = 0; i < section.dimensions().size(); i++) {
      Dimension dimension = section.dimensions().get(i);
      if (!dimension.target().isEmpty()) {
        found.put(
            i, new Axis(dimension, Population.declared(dimension.target()), dimension.bins()));
      }
    }
  }

  /**
   * Finds the targets that the reference file has, if a dimension takes its target from there.
   *
   * @throws ExitException usage, if it cannot be used
   */
  static void requireReference(StageContext context, RepresentativenessSection section) {
    Path file = context.batch().inputs().referred().reference();
    if (file != null && section.dimensions().stream().anyMatch(Dimension::isReferred)) {
      new Axes(context, section).addReferred();
    }
  }

  private void addReferred() {
    Path file = context.batch().inputs().referred().reference();
    ReferenceTable table = null;
    for (int i = 0; i < section.dimensions().size(); i++) {
      Dimension dimension = section.dimensions().get(i);
      if (!dimension.isReferred()) {
        continue;
      }
      if (file == null) {
        throw ExitException.usage(
            "The reference file of the charter is not at hand (expected: beside the charter). Name the charter with --charter.");
      }
      table = table == null ? PopulationFile.read(context.spark(), file) : table;
      Axis axis = referred(file, table, dimension);
      requireNumbersForGates(file, axis);
      found.put(i, axis);
    }
  }

  /** A gate on numbers that the file does not have would stop every batch. */
  private void requireNumbersForGates(Path file, Axis axis) {
    Population population = axis.population();
    boolean isAsked =
        context.charter().gates().stream()
            .anyMatch(
                gate ->
                    gate.metric() == Metric.WASSERSTEIN && axis.name().equals(gate.dimension()));
    if (isAsked && population != null && population.numbers().isEmpty()) {
      throw PopulationFile.refused(
          file,
          "it has bins for dimension " + axis.name() + ", of which a gate asks for wasserstein",
          "Give numbers as its categories, or name another metric in the gate.");
    }
  }

  private static Axis referred(Path file, ReferenceTable table, Dimension dimension) {
    String name = dimension.name();
    List<BigDecimal> cuts = dimension.bins();
    Integer quantiles = dimension.quantiles();
    if (quantiles != null) {
      cuts = cuts(table.numbers(name), quantiles);
    }
    Population population = dimension.isNumeric() ? table.ofBins(name, cuts) : table.ofValues(name);
    if (population == null) {
      throw PopulationFile.refused(
          file,
          "it has no population for dimension " + name,
          dimension.isNumeric()
              ? "Give a number or one of " + String.join(", ", BinLabels.of(cuts)) + " in each row."
              : "Add rows for it.");
    }
    return new Axis(dimension, population, cuts);
  }

  private void addLikeBatches() {
    Map<String, Map<Integer, Dimension>> byBatch = new TreeMap<>();
    for (int i = 0; i < section.dimensions().size(); i++) {
      Dimension dimension = section.dimensions().get(i);
      if (dimension.likeBatch() != null) {
        byBatch.computeIfAbsent(dimension.likeBatch(), any -> new TreeMap<>()).put(i, dimension);
      }
    }
    byBatch.forEach(this::addLike);
  }

  private void addLike(String id, Map<Integer, Dimension> dimensions) {
    BatchKey batch = null;
    for (BatchKey past : context.batch().pastKeys()) {
      batch = past.batchId().equals(id) ? past : batch;
    }
    if (batch == null) {
      dimensions.forEach(
          (place, dimension) -> found.put(place, new Axis(dimension, null, dimension.bins())));
      return;
    }
    try (BatchPopulations populations = new BatchPopulations(context, batch, dimensions)) {
      Map<Integer, SortedMap<Double, Amount>> numbers = populations.numbers();
      Map<Integer, BatchPopulations.Values> values = populations.values();
      dimensions.forEach(
          (place, dimension) ->
              found.put(
                  place,
                  dimension.isNumeric()
                      ? like(dimension, numbers.get(place))
                      : new Axis(dimension, population(values.get(place)), List.of())));
    }
  }

  private static @Nullable Population population(BatchPopulations.@Nullable Values values) {
    if (values == null) {
      return null;
    }
    Map<String, BigDecimal> amounts = new HashMap<>();
    long left = values.all();
    for (Map.Entry<String, Long> value : values.values().entrySet()) {
      if (!ReservedCategory.is(value.getKey())) {
        amounts.put(value.getKey(), BigDecimal.valueOf(value.getValue()));
        left -= value.getValue();
      }
    }
    if (left > 0) {
      amounts.put(ReservedCategory.UNLISTED, BigDecimal.valueOf(left));
    }
    return Population.of(amounts, values.all(), new TreeMap<>());
  }

  private static Axis like(Dimension dimension, @Nullable SortedMap<Double, Amount> numbers) {
    if (numbers == null) {
      return new Axis(dimension, null, dimension.bins());
    }
    SortedMap<Double, Double> amounts = NumberGrid.of(numbers, Weighting.ITEMS);
    Integer quantiles = dimension.quantiles();
    List<BigDecimal> cuts = quantiles == null ? dimension.bins() : cuts(amounts, quantiles);
    List<String> labels = BinLabels.of(cuts);
    Map<String, BigDecimal> bins = new HashMap<>();
    labels.forEach(label -> bins.put(label, BigDecimal.ZERO));
    long all = 0;
    for (Map.Entry<Double, Amount> each : numbers.entrySet()) {
      int bin = 0;
      while (bin < cuts.size() && each.getKey() >= cuts.get(bin).doubleValue()) {
        bin++;
      }
      bins.merge(labels.get(bin), BigDecimal.valueOf(each.getValue().count()), BigDecimal::add);
      all += each.getValue().count();
    }
    return new Axis(dimension, Population.of(bins, all, amounts), cuts);
  }

  /** Where a population of numbers is cut into so many equal parts; equal cuts become one. */
  private static List<BigDecimal> cuts(SortedMap<Double, Double> numbers, int quantiles) {
    Distribution distribution = Distribution.of(numbers, Double.POSITIVE_INFINITY);
    List<BigDecimal> cuts = new ArrayList<>();
    for (int i = 1; distribution != null && i < quantiles; i++) {
      Double above = distribution.cut((double) i / quantiles);
      BigDecimal cut = above == null ? null : BigDecimal.valueOf(above);
      if (cut != null && (cuts.isEmpty() || cut.compareTo(cuts.get(cuts.size() - 1)) > 0)) {
        cuts.add(cut);
      }
    }
    return cuts;
  }
}
