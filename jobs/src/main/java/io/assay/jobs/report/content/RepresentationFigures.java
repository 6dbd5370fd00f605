package io.assay.jobs.report.content;

import java.util.List;

/**
 * What is measured of the dataset beside its shares.
 *
 * @param drift of the batch from the one before it
 * @param heatMaps of the pairs that are furthest from what is expected
 * @param unpaired pairs of dimensions that are not looked at together
 * @param ages contents by window of age; empty without a charter's freshness
 */
public record RepresentationFigures(
    List<MeasureLine> measures,
    List<MeasureLine> drift,
    List<HeatMap> heatMaps,
    List<String> unpaired,
    List<Trend> trends,
    List<Age> ages) {

  /** Copies. */
  public RepresentationFigures {
    measures = List.copyOf(measures);
    drift = List.copyOf(drift);
    unpaired = List.copyOf(unpaired);
    heatMaps = List.copyOf(heatMaps);
    trends = List.copyOf(trends);
    ages = List.copyOf(ages);
  }

  /** Nothing was measured. */
  public static final RepresentationFigures NONE =
      new RepresentationFigures(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Contents of one window of age. */
  public record Age(String window, long contents) {}
}
