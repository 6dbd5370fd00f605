package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * Shares of the combinations of several dimensions.
 *
 * @param dimensions names of at least two dimensions
 * @param cells shares that sum to exactly 1
 */
public record JointTarget(List<String> dimensions, List<Cell> cells) implements Serializable {

  public JointTarget {
    dimensions = List.copyOf(dimensions);
    cells = List.copyOf(cells);
  }

  /** Joins the names of dimensions, and the categories of a combination, for people. */
  public static final String JOINER = "*";

  /** The names of the dimensions, joined. */
  public String name() {
    return String.join(JOINER, dimensions);
  }

  /**
   * One combination.
   *
   * @param values one category for each dimension, in their order
   * @param share 0 to 1
   */
  public record Cell(List<String> values, BigDecimal share) implements Serializable {
    public Cell {
      values = List.copyOf(values);
    }
  }
}
