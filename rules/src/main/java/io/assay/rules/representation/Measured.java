package io.assay.rules.representation;

import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.measure.Estimate;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure of a set.
 *
 * @param subject dimension, or several joined; {@code *} for the set as a whole
 * @param category of a figure of one cell; else null
 * @param exact the value as a fraction, where it is one
 * @param estimate the value, with an interval that is the value alone where there is none
 * @param probability of a deviation as large by chance; null where nothing is tested
 * @param adjusted the same for the whole family of tests, by Holm
 */
public record Measured(
    String subject,
    Against against,
    Weighting weighting,
    String measure,
    @Nullable String category,
    @Nullable Fraction exact,
    Estimate estimate,
    @Nullable Double probability,
    @Nullable Double adjusted)
    implements Serializable {
  /** Subject of figures of the set as a whole. */
  public static final String WHOLE = "*";

  /** Names of measures, as gates and the table have them. */
  public static final String TOTAL_VARIATION = "total-variation";

  public static final String JENSEN_SHANNON = "jensen-shannon";
  public static final String POPULATION_STABILITY = "population-stability";
  public static final String CRAMERS_V = "cramers-v";
  public static final String CHI_SQUARED = "chi-squared";
  public static final String KOLMOGOROV_SMIRNOV = "kolmogorov-smirnov";
  public static final String WASSERSTEIN = "wasserstein";
  public static final String SHARE = "share";
  public static final String GINI = "contributor-gini";
  public static final String TOP_SHARE = "top-contributor-share";
  public static final String STALE_SHARE = "stale-share";
  public static final String UNCOVERED = "uncovered-patterns";

  /** An exact figure of the set as a whole. */
  public static Measured whole(String measure, Fraction value) {
    double decimal = value.decimal(12).doubleValue();
    return new Measured(
        WHOLE,
        Against.NOTHING,
        Weighting.ITEMS,
        measure,
        null,
        value,
        new Estimate(decimal, decimal, decimal),
        null,
        null);
  }

  /** The same with what the family of tests says. */
  Measured withAdjusted(double value) {
    return new Measured(
        subject, against, weighting, measure, category, exact, estimate, probability, value);
  }
}
