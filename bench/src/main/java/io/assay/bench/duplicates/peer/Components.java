package io.assay.bench.duplicates.peer;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Connected components by large-star and small-star in turns (Kiveris et al. 2014), until a round
 * changes nothing: every node but the smallest of its component with an edge to that smallest one.
 */
final class Components {
  /** The node from which an edge goes, a number. */
  static final String NODE = "node";

  /** A smaller node that it leads to. */
  static final String SMALLER = "smaller";

  private static final String OTHER = "other";
  private static final String LEAST = "least";

  private Components() {}

  /**
   * @param edges {@link #NODE} and {@link #SMALLER}, which are held in memory
   */
  static Dataset<Row> of(Dataset<Row> edges) {
    Dataset<Row> small = edges;
    Dataset<Row> large;
    do {
      large = largeStar(small).cache();
      small = smallStar(large).cache();
    } while (!same(small, large));
    return small;
  }

  /** Larger neighbours are tied to the smallest one. */
  private static Dataset<Row> largeStar(Dataset<Row> edges) {
    Dataset<Row> bothWays =
        edges
            .select(col(NODE), col(SMALLER).as(OTHER))
            .union(edges.select(col(SMALLER), col(NODE)));
    return withLeast(bothWays, least(min(col(OTHER)), col(NODE)))
        .where(col(OTHER).gt(col(NODE)))
        .select(col(OTHER).as(NODE), col(LEAST).as(SMALLER))
        .distinct();
  }

  /** Smaller neighbours and the node itself are tied to the smallest one. */
  private static Dataset<Row> smallStar(Dataset<Row> edges) {
    Dataset<Row> stars =
        withLeast(edges.select(col(NODE), col(SMALLER).as(OTHER)), min(col(OTHER)));
    return stars
        .where(col(OTHER).notEqual(col(LEAST)))
        .select(col(OTHER), col(LEAST))
        .union(stars.select(col(NODE), col(LEAST)))
        .toDF(NODE, SMALLER)
        .distinct();
  }

  /** Once shuffled, edges are read for the smallest ones and again to be joined with them. */
  private static Dataset<Row> withLeast(Dataset<Row> neighbours, Column least) {
    Dataset<Row> stars = neighbours.repartition(col(NODE));
    return stars.join(stars.groupBy(col(NODE)).agg(least.as(LEAST)).hint("shuffle_hash"), NODE);
  }

  private static boolean same(Dataset<Row> one, Dataset<Row> other) {
    return one.except(other).isEmpty() && other.except(one).isEmpty();
  }
}
