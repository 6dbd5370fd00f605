package io.assay.jobs.report.content;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Two dimensions together.
 *
 * @param name names of the dimensions, joined
 * @param rows categories of the first
 * @param columns categories of the second
 * @param total contents of the dataset
 * @param cells by both categories; combinations that nobody looks at are left out
 */
public record HeatMap(
    String name,
    List<String> rows,
    List<String> columns,
    long total,
    Map<List<String>, Cell> cells) {

  /** Copies. */
  public HeatMap {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    cells = Map.copyOf(cells);
  }

  /**
   * A combination.
   *
   * @param target share that is expected
   */
  public record Cell(long observed, BigDecimal target) {}
}
