package io.assay.jobs.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.rules.charter.Metric;
import io.assay.rules.decision.Fraction;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class SetMetricsTest {
  private static final List<Measure> ALL =
      List.of(
          Measure.size(),
          new Measure(Metric.COMPLETENESS, "text"),
          new Measure(Metric.UNIQUENESS, "text"),
          new Measure(Metric.DISTINCT_COUNT, "text"),
          new Measure(Metric.COMPLIANCE, "fine"),
          new Measure(Metric.MINIMUM, "number"),
          new Measure(Metric.MAXIMUM, "number"),
          new Measure(Metric.MEAN, "number"));

  @Test
  void sharesAreExactAndMissingValuesAreNeitherCompleteNorUniqueNorCompliant(SparkSession spark) {
    Dataset<Row> rows =
        rows(
            spark,
            "('a', true, 0.1), ('b', true, 0.2), ('b', false, null), (null, null, 1e9), ('c', true, 0.3),"
                + " ('', true, -3), ('d', true, 1)");

    SetMetrics metrics = SetMetrics.of(rows, ALL);

    assertThat(ALL.stream().map(metrics::value))
        .containsExactly(
            Fraction.of(7, 1),
            Fraction.of(6, 7),
            Fraction.of(4, 7),
            Fraction.of(5, 1),
            Fraction.of(5, 7),
            Fraction.of(-3, 1),
            Fraction.of(1_000_000_000, 1),
            Fraction.of(9_999_999_986L, 60));
  }

  @Test
  void emptySetHasNoSharesAndASizeOfZero(SparkSession spark) {
    SetMetrics metrics = SetMetrics.of(rows(spark, "('a', true, 1)").where("false"), ALL);

    assertThat(ALL.stream().map(metrics::value))
        .containsExactly(Fraction.ZERO, null, null, Fraction.ZERO, null, null, null, null);
  }

  @Test
  void columnWithoutValuesIsIncompleteAndHasNoMean(SparkSession spark) {
    SetMetrics metrics = SetMetrics.of(rows(spark, "(null, null, null), (null, null, null)"), ALL);

    assertThat(ALL.stream().map(metrics::value))
        .containsExactly(
            Fraction.of(2, 1),
            Fraction.ZERO,
            Fraction.ZERO,
            Fraction.ZERO,
            Fraction.ZERO,
            null,
            null,
            null);
  }

  @Test
  void measuresWithoutGroupingShareOneScan(SparkSession spark) throws Exception {
    Dataset<Row> rows = rows(spark, "('a', true, 0.1), ('b', false, 0.2)").persist();
    rows.count();
    AtomicInteger jobs = new AtomicInteger();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart start) {
            if (start.properties().getProperty("counted") != null) {
              jobs.incrementAndGet();
            }
          }
        };
    spark.sparkContext().addSparkListener(listener);
    spark.sparkContext().setLocalProperty("counted", "yes");
    try {
      SetMetrics.of(
          rows,
          ALL.stream()
              .filter(m -> m.metric() != Metric.UNIQUENESS && m.metric() != Metric.DISTINCT_COUNT)
              .filter(m -> m.metric() != Metric.MEAN)
              .toList());
    } finally {
      spark.sparkContext().setLocalProperty("counted", null);
      spark.sparkContext().listenerBus().waitUntilEmpty();
      spark.sparkContext().removeSparkListener(listener);
      rows.unpersist();
    }

    // One query; adaptive execution runs it as at most two jobs, one for each stage.
    assertThat(jobs.get()).isBetween(1, 2);
  }

  private static Dataset<Row> rows(SparkSession spark, String values) {
    return spark.sql(
        "select cast(text as string) text, cast(fine as boolean) fine,"
            + " cast(number as decimal(38,12)) number from values "
            + values
            + " as t(text, fine, number)");
  }
}
