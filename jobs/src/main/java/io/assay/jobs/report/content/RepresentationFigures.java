package io.assay.jobs.report.content;

import java.util.List;

/**
 * What is measured of the dataset beside its shares.
 *
 * @param ages contents by window of age; empty without a charter's freshness
 */
public record RepresentationFigures(
    List<MeasureLine> measures,
    List<HeatMap> heatMaps,
    List<PlanStep> plan,
    List<Trend> trends,
    List<Age> ages) {

  /** Copies. */
  public RepresentationFigures {
    measures = List.copyOf(measures);
    heatMaps = List.copyOf(heatMaps);
    plan = List.copyOf(plan);
    trends = List.copyOf(trends);
    ages = List.copyOf(ages);
  }

  /** Contents of one window of age. */
  public record Age(String window, long contents) {}
}
