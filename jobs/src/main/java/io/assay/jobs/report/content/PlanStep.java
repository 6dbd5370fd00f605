package io.assay.jobs.report.content;

import java.util.List;
import java.util.SortedMap;

/**
 * Records to collect, all alike.
 *
 * @param pattern category by dimension
 * @param closes ranks of the gaps that each of them counts for
 */
public record PlanStep(
    long rank, SortedMap<String, String> pattern, long records, List<Long> closes) {

  /** Copies. */
  public PlanStep {
    closes = List.copyOf(closes);
  }
}
