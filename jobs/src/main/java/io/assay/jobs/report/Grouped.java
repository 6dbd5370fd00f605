package io.assay.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Counts of groups, and the first rows of each. */
final class Grouped {
  /** Number of rows of a group. */
  static final String COUNT = "count";

  private static final String PLACE = "place";

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
   * #COUNT} of its group, so that every group is there and one scan does both.
   */
  static List<Row> first(int number, Dataset<Row> rows, List<Column> by, Column... order) {
    WindowSpec group = Window.partitionBy(by.toArray(Column[]::new));
    return rows.withColumn(PLACE, row_number().over(group.orderBy(order)))
        .withColumn(COUNT, count(lit(1)).over(group))
        .where(col(PLACE).leq(number))
        .orderBy(col(PLACE))
        .collectAsList();
  }
}
