package io.assay.jobs.expression;

import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** A charter with a column of each type, and flat rows of it; {@code rules/CHARTER.md} uses it. */
final class Reviews {
  private static final String TEXT =
      """
          charter: 1
          dataset: { id: reviews, name: Reviews, purpose: Tests }
          intake:
            format: csv
            columns:
              contributor: who
              submitted-at: when
              content: [text, title]
              licence: { constant: CC0-1.0 }
              source: { constant: original }
              attributes:
                day_of_birth: { column: born, type: date }
                flagged: { column: flagged, type: boolean }
                price: { column: price, type: number }
                seen_at: { column: seen, type: timestamp }
                stars: { column: stars, type: integer }
          """;

  static final Charter CHARTER = charter("");

  private Reviews() {}

  /** The charter with more sections. */
  static Charter charter(String sections) {
    return CharterParser.parse("charter.yaml", TEXT + sections, Map.of());
  }

  static Column condition(String expression) {
    return new CharterExpressions(CHARTER).condition("rule r", expression);
  }

  static Column category(String expression) {
    return new CharterExpressions(CHARTER).category("dimension d", expression);
  }

  static Row row(
      @Nullable String text, @Nullable String title, @Nullable Double price, @Nullable Long stars) {
    return RowFactory.create(
        text,
        title,
        Date.valueOf("2000-02-29"),
        true,
        price,
        Timestamp.from(Instant.parse("2026-01-31T12:34:56Z")),
        stars,
        "i1",
        new String[] {"ann", "bob"},
        "CC0-1.0",
        "original",
        Timestamp.from(Instant.parse("2026-01-31T23:59:59.5Z")));
  }

  static Dataset<Row> rows(SparkSession spark, Row... rows) {
    return spark.createDataFrame(List.of(rows), FlatItems.schema(CHARTER)).repartition(1);
  }

  /** The values of expressions for each row, all in one pass. */
  static List<List<Object>> values(Dataset<Row> rows, List<Column> columns) {
    return rows.select(columns.toArray(Column[]::new)).collectAsList().stream()
        .map(
            row -> {
              Object[] values = new Object[row.size()];
              Arrays.setAll(values, row::get);
              return Arrays.asList(values);
            })
        .toList();
  }
}
