package io.assay.bench.duplicates.peer;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.min;

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
  private static final String OTHERS = "others";
  private static final String LEAST = "least";

  private Components() {}

  /**
   * @param edges {@link #NODE} and {@link #SMALLER}, which are held in memory
   */
  static Dataset<Row> of(Dataset<Row> edges) {
    Dataset<Row> small = edges;
    Dataset<Row> large;
    do {
      // Cached alone, each round's plan would hold those of all rounds before it.
      large = largeStar(small).localCheckpoint();
      small = smallStar(large).localCheckpoint();
    } while (!same(small, large));
    return small;
  }

  /** Larger neighbours are tied to the smallest one. */
  private static Dataset<Row> largeStar(Dataset<Row> edges) {
    Dataset<Row> bothWays =
        edges
            .select(col(NODE), col(SMALLER).as(OTHER))
            .union(edges.select(col(SMALLER), col(NODE)));
    return bothWays
        .groupBy(col(NODE))
        .agg(least(min(col(OTHER)), col(NODE)).as(LEAST), collect_list(col(OTHER)).as(OTHERS))
        .select(col(NODE), col(LEAST), explode(col(OTHERS)).as(OTHER))
        .where(col(OTHER).gt(col(NODE)))
        .select(col(OTHER).as(NODE), col(LEAST).as(SMALLER))
        .distinct();
  }

  /** Smaller neighbours and the node itself are tied to the smallest one. */
  private static Dataset<Row> smallStar(Dataset<Row> edges) {
    Dataset<Row> downwards =
        edges.select(
            greatest(col(NODE), col(SMALLER)).as(NODE), least(col(NODE), col(SMALLER)).as(OTHER));
    Dataset<Row> stars =
        downwards
            .groupBy(col(NODE))
            .agg(min(col(OTHER)).as(LEAST), collect_list(col(OTHER)).as(OTHERS));
    return stars
        .select(explode(col(OTHERS)).as(OTHER), col(LEAST))
        .where(col(OTHER).notEqual(col(LEAST)))
        .union(stars.select(col(NODE), col(LEAST)))
        .toDF(NODE, SMALLER)
        .distinct();
  }

  private static boolean same(Dataset<Row> one, Dataset<Row> other) {
    return one.except(other).isEmpty() && other.except(one).isEmpty();
  }
}
