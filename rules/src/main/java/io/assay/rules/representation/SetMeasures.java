package io.assay.rules.representation;

import io.assay.rules.representation.measure.Contrast;
import io.assay.rules.representation.measure.CramersV;
import io.assay.rules.representation.measure.Distribution;
import io.assay.rules.representation.measure.Estimate;
import io.assay.rules.representation.measure.Holm;
import io.assay.rules.representation.measure.JensenShannon;
import io.assay.rules.representation.measure.KolmogorovSmirnov;
import io.assay.rules.representation.measure.PopulationStability;
import io.assay.rules.representation.measure.TotalVariation;
import io.assay.rules.representation.measure.Wasserstein;
import io.assay.rules.representation.target.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is measured of one set, dimension after dimension, and one family of tests over
 * all of it. Not thread-safe.
 */
public final class SetMeasures {
  /** Cells of one dimension that get an interval and a test. */
  public static final int MOST_CELLS = 1000;

  private final List<Measured> measured = new ArrayList<>();
  private final boolean weighted;

  /**
   * @param weighted whether items have weights
   */
  public SetMeasures(boolean weighted) {
    this.weighted = weighted;
  }

  /**
   * Measures a dimension against its target, and tests it.
   *
   * @param order the target's categories in their order
   */
  public void addDimension(
      String subject,
      List<String> order,
      Population population,
      Map<@Nullable String, Amount> amounts) {
    Cells cells = Cells.of(order, population, amounts);
    addShares(subject, Against.TARGET, cells);
    weightings().forEach(weighting -> addTests(subject, cells, weighting));
  }

  /** Measures two dimensions against the product of their targets, which nothing is tested of. */
  public void addProduct(
      String subject,
      List<String> order,
      Population population,
      Map<@Nullable String, Amount> amounts) {
    addShares(subject, Against.PRODUCT, Cells.of(order, population, amounts));
  }

  /** Measures the bins of a numeric dimension, at their edges. */
  public void addBins(
      String subject,
      List<String> order,
      Population population,
      Map<@Nullable String, Amount> amounts) {
    Cells cells = Cells.of(order, population, amounts);
    for (Weighting weighting : weightings()) {
      Contrast contrast = cells.listed(weighting);
      if (contrast != null) {
        add(
            subject,
            Against.TARGET,
            weighting,
            Measured.KOLMOGOROV_SMIRNOV,
            KolmogorovSmirnov.ofBins(contrast));
      }
    }
  }

  /** Measures the numbers themselves. */
  public void addNumbers(
      String subject, Against against, Weighting weighting, Distribution set, Distribution other) {
    add(subject, against, weighting, Measured.KOLMOGOROV_SMIRNOV, KolmogorovSmirnov.of(set, other));
    add(subject, against, weighting, Measured.WASSERSTEIN, Wasserstein.of(set, other));
  }

  /** Measures how far a batch is from the one before it. */
  public void addDrift(
      String subject,
      List<String> order,
      Population previous,
      Map<@Nullable String, Amount> amounts) {
    Contrast contrast = Cells.of(order, previous, amounts).contrast(Weighting.ITEMS);
    if (contrast != null) {
      addDistances(subject, Against.PREVIOUS, Weighting.ITEMS, contrast);
    }
  }

  /** Adds a figure of the set as a whole. */
  public void add(Measured whole) {
    measured.add(whole);
  }

  /** All figures, with the tests adjusted for each other. */
  public List<Measured> all() {
    double[] probabilities =
        measured.stream()
            .map(Measured::probability)
            .filter(java.util.Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    double[] adjusted = Holm.adjusted(probabilities);
    List<Measured> all = new ArrayList<>();
    int test = 0;
    for (Measured each : measured) {
      all.add(each.probability() == null ? each : each.withAdjusted(adjusted[test++]));
    }
    return all;
  }

  private List<Weighting> weightings() {
    return weighted ? List.of(Weighting.values()) : List.of(Weighting.ITEMS);
  }

  private void addShares(String subject, Against against, Cells cells) {
    for (Weighting weighting : weightings()) {
      Contrast contrast = cells.contrast(weighting);
      if (contrast != null) {
        addDistances(subject, against, weighting, contrast);
      }
    }
  }

  private void addDistances(
      String subject, Against against, Weighting weighting, Contrast contrast) {
    add(subject, against, weighting, Measured.TOTAL_VARIATION, TotalVariation.of(contrast));
    add(subject, against, weighting, Measured.JENSEN_SHANNON, JensenShannon.of(contrast));
    Estimate stability = PopulationStability.of(contrast);
    add(subject, against, weighting, Measured.POPULATION_STABILITY, stability);
    Estimate effect = CramersV.of(contrast);
    if (effect != null) {
      add(subject, against, weighting, Measured.CRAMERS_V, effect);
    }
  }

  private void addTests(String subject, Cells cells, Weighting weighting) {
    Contrast contrast = cells.contrast(weighting);
    CellCounts counts = CellCounts.of(cells, weighting);
    if (contrast == null || counts.total() == 0) {
      return;
    }
    Double statistic = CramersV.chiSquared(contrast);
    Double probability = counts.probability();
    if (statistic != null && probability != null) {
      addTested(subject, weighting, Measured.CHI_SQUARED, null, exactly(statistic), probability);
    }
    int shown = Math.min(MOST_CELLS, cells.categories().size());
    for (int cell = 0; cell < shown; cell++) {
      addTested(
          subject,
          weighting,
          Measured.SHARE,
          cells.categories().get(cell),
          counts.share(cell),
          counts.probability(cell));
    }
  }

  private static Estimate exactly(double value) {
    return new Estimate(value, value, value);
  }

  private void add(
      String subject, Against against, Weighting weighting, String measure, Estimate estimate) {
    measured.add(
        new Measured(subject, against, weighting, measure, null, null, estimate, null, null));
  }

  private void addTested(
      String subject,
      Weighting weighting,
      String measure,
      @Nullable String category,
      Estimate estimate,
      @Nullable Double probability) {
    measured.add(
        new Measured(
            subject,
            Against.TARGET,
            weighting,
            measure,
            category,
            null,
            estimate,
            probability,
            null));
  }
}
