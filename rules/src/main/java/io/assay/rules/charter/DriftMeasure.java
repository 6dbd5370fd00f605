package io.assay.rules.charter;

/** By what a gate measures how far a batch is from the one before it. */
public enum DriftMeasure implements Keyword {
  /** Total variation distance. */
  TOTAL_VARIATION("total-variation", Metric.Range.SHARE),
  /** Square root of the Jensen-Shannon divergence, in bits. */
  JENSEN_SHANNON("jensen-shannon", Metric.Range.SHARE),
  /** Population stability index. */
  POPULATION_STABILITY("population-stability", Metric.Range.COUNT),
  /** Effect size of the chi-squared test. */
  CRAMERS_V("cramers-v", Metric.Range.SHARE),
  /** Largest difference of the distribution functions of a numeric dimension. */
  KOLMOGOROV_SMIRNOV("kolmogorov-smirnov", Metric.Range.SHARE),
  /** Area between these, in units of the value. */
  WASSERSTEIN("wasserstein", Metric.Range.COUNT);

  private final String key;
  private final Metric.Range range;

  DriftMeasure(String key, Metric.Range range) {
    this.key = key;
    this.range = range;
  }

  @Override
  public String key() {
    return key;
  }

  /** Whether it is of numbers alone. */
  public boolean isOfNumbers() {
    return this == KOLMOGOROV_SMIRNOV || this == WASSERSTEIN;
  }

  Metric.Range range() {
    return range;
  }
}
