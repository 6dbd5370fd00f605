package io.assay.jobs.report.content;

import java.util.List;

/**
 * A distance over the batches, oldest first.
 *
 * @param subject dimension
 */
public record Trend(String subject, List<Point> points) {

  /** Copies. */
  public Trend {
    points = List.copyOf(points);
  }

  /** The dataset after one batch. */
  public record Point(String batchId, double value, double lower, double upper) {}
}
