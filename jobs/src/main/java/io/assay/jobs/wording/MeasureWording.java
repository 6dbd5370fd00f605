package io.assay.jobs.wording;

import java.util.Map;

/** Measures of representativeness in words; an unknown one stands for itself. */
public final class MeasureWording {
  private static final Map<String, String> WORDS =
      Map.of(
          "total-variation", "distance (total variation)",
          "jensen-shannon", "Jensen-Shannon distance",
          "population-stability", "population stability index",
          "cramers-v", "Cramér’s V",
          "chi-squared", "chi-squared",
          "kolmogorov-smirnov", "Kolmogorov-Smirnov distance",
          "wasserstein", "Wasserstein distance",
          "contributor-gini", "unevenness of contributors (Gini)",
          "top-contributor-share", "share of the contributors with most",
          "stale-share", "share that is stale");

  private MeasureWording() {}

  /** What is measured. */
  public static String of(String measure) {
    return WORDS.getOrDefault(measure, measure);
  }
}
