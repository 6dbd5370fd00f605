package io.assay.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Counts of groups, and the first rows of each. */
final class Grouped {
  /** Number of rows of a group. */
  static final String COUNT = "count";

  private Grouped() {}

  /** One row for each group, with {@link #COUNT}. */
  static Dataset<Row> counts(Dataset<Row> rows, Column... by) {
    return rows.groupBy(by).agg(count(lit(1)).as(COUNT));
  }

  /** Counts by the text of one column; a null is left out. */
  static Map<String, Long> counts(Dataset<Row> rows, String by) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : counts(rows, col(by)).where(col(by).isNotNull()).collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  /**
   * The first rows of each group in the given order, which no two rows share; each has the {@link
   * #COUNT} of its group, so that every group is there and one scan does both. All first rows come
   * before all second ones.
   */
  static List<Row> first(int number, Dataset<Row> rows, List<String> by, String... order) {
    FirstRows first = new FirstRows(number, by, List.of(order), rows.schema());
    List<Row> ofPartitions =
        rows.mapPartitions(first, Encoders.row(first.schema())).collectAsList();
    return first.merge(ofPartitions);
  }
}
