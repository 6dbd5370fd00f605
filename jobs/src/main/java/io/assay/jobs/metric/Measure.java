package io.assay.jobs.metric;

import io.assay.rules.charter.Metric;
import java.util.Objects;

/**
 * One number to be measured about a set of rows.
 *
 * @param metric one of those that Deequ computes: size, completeness, uniqueness, compliance,
 *     minimum, maximum, mean, distinct-count
 * @param column the column of the rows it is measured on; empty for size
 */
public record Measure(Metric metric, String column) {

  /** Checks presence. */
  public Measure {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(column, "column");
  }

  /** Number of rows. */
  public static Measure size() {
    return new Measure(Metric.SIZE, "");
  }
}
