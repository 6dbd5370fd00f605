package io.assay.jobs.metric;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.sum;

import io.assay.rules.charter.Metric;
import io.assay.rules.decision.Fraction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Measures a set of rows exactly. All measures that need no grouping share one scan; uniqueness and
 * distinct count of a column share one grouping.
 *
 * <p>What has no value has none here: every share and mean of an empty set, and the minimum,
 * maximum and mean of a column without values. The size and the distinct count of an empty set are
 * 0. A missing value is incomplete, not unique, and complies with nothing.
 *
 * <p>Minimum, maximum and mean are of a column of decimals. The mean is a sum of decimals divided
 * once, since a sum of floating-point numbers depends on the order of the rows.
 */
public final class SetMetrics {
  private final Map<Measure, Fraction> values;

  private SetMetrics(Map<Measure, Fraction> values) {
    this.values = values;
  }

  /**
   * Measures everything asked for.
   *
   * @param rows read several times: cache them if they are costly
   */
  public static SetMetrics of(Dataset<Row> rows, Collection<Measure> measures) {
    List<Measure> distinct = new ArrayList<>(new LinkedHashSet<>(measures));
    List<Measure> means = distinct.stream().filter(m -> m.metric() == Metric.MEAN).toList();
    distinct.removeAll(means);
    Map<Measure, Fraction> values = new HashMap<>(DeequAnalysis.run(rows, distinct));
    values.putAll(means(rows, means));
    return new SetMetrics(values);
  }

  /** The value of a measure that was asked for; null if it has none. */
  public @Nullable Fraction value(Measure measure) {
    return values.get(measure);
  }

  private static Map<Measure, Fraction> means(Dataset<Row> rows, List<Measure> means) {
    if (means.isEmpty()) {
      return Map.of();
    }
    List<Column> columns = new ArrayList<>();
    for (Measure mean : means) {
      columns.add(sum(col(mean.column())));
      columns.add(count(col(mean.column())));
    }
    Row row =
        rows.agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new)).head();
    Map<Measure, Fraction> values = new HashMap<>();
    for (int i = 0; i < means.size(); i++) {
      long counted = row.getLong(2 * i + 1);
      if (counted > 0 && !row.isNullAt(2 * i)) {
        Fraction sum = Fraction.of(Objects.requireNonNull(row.getDecimal(2 * i)));
        values.put(means.get(i), sum.times(Fraction.of(1, counted)));
      }
    }
    return values;
  }
}
