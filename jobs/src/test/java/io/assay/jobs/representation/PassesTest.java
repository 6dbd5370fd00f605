package io.assay.jobs.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Strata;
import io.assay.rules.representation.Amount;
import io.assay.rules.representation.NumberGrid;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the stage reads, and what comes back to the driver. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class PassesTest {
  private static final int ITEMS = 300;
  private static final String TWO =
      """
          - { name: d0, attribute: kind, target: { k1: 0.5, k2: 0.5 } }
          - { name: d1, expression: length(text), bins: [8], target: { "..8": 0.5, "8..": 0.5 } }
      """;

  @TempDir Path directory;

  @Test
  void readsTheDataOnceHoweverManyDimensionsThereAre(SparkSession spark) throws Exception {
    StringBuilder fifteen = new StringBuilder(TWO);
    for (int i = 2; i < 15; i++) {
      fifteen.append(
          "    - { name: d%d, expression: 'stars %% %d', target: { \"0\": 0.5, \"1\": 0.5 } }\n"
              .formatted(i, i));
    }

    Read few = read(spark, directory.resolve("few"), TWO);
    Read many = read(spark, directory.resolve("many"), fifteen.toString());

    assertThat(few.records()).isBetween((long) ITEMS, 2L * ITEMS + 50);
    assertThat(many.records()).isEqualTo(few.records());
    assertThat(many.stages()).isEqualTo(few.stages());
    assertThat(many.results()).as("bytes to the driver").isLessThan(1 << 20);
  }

  @Test
  void manyDifferentNumbersAreFewForTheDriverWhateverThePartitions(SparkSession spark) {
    SetSummary one = summary(spark, 1);
    SetSummary seven = summary(spark, 7);

    assertThat(one.numbers().get(0)).hasSizeLessThanOrEqualTo(NumberGrid.MOST);
    assertThat(seven.numbers()).isEqualTo(one.numbers());
    assertThat(one.numbers().get(0).values().stream().mapToLong(Amount::count).sum())
        .isEqualTo(100_000);
    assertThat(one.along(0))
        .as("100,000 different values that no target lists")
        .containsOnlyKeys(DimensionColumns.UNLISTED);
  }

  private static SetSummary summary(SparkSession spark, int partitions) {
    return SetSummary.of(
        new Tally(
            spark
                .range(100_000)
                .repartition(partitions)
                .selectExpr("explode(array(true, false)) as number_or_stratum", "id")
                .selectExpr(
                    "if(number_or_stratum, 'value', 'stratum') as " + Strata.KIND,
                    "0 as " + Strata.PLACE,
                    "cast(null as string) as " + Strata.KEY,
                    "if(number_or_stratum, sqrt(id), null) as " + Strata.NUMBER,
                    "if(number_or_stratum, null, array('(unlisted)')) as " + Strata.CATEGORIES,
                    "1L as " + Strata.CONTENTS,
                    "cast(0 as decimal(38,0)) as " + Strata.WEIGHT,
                    "cast(0 as decimal(38,0)) as " + Strata.SQUARES)),
        List.of());
  }

  private record Read(long records, long stages, long results) {}

  private static Read read(SparkSession spark, Path directory, String dimensions) throws Exception {
    Deliveries commons = new Deliveries(spark, directory);
    commons.charter("representativeness:\n  dimensions:\n" + dimensions);
    Deliveries.Rows batch = commons.batch("b1");
    for (int i = 0; i < ITEMS; i++) {
      batch.item(
          "i" + i, "new", Map.of("kind", "k" + i % 3, "stars", Integer.toString(i)), "p" + i % 9);
    }
    StageContext context = batch.write();
    AtomicLong records = new AtomicLong();
    AtomicLong stages = new AtomicLong();
    AtomicLong results = new AtomicLong();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd task) {
            records.addAndGet(task.taskMetrics().inputMetrics().recordsRead());
            results.addAndGet(task.taskMetrics().resultSize());
          }

          @Override
          public void onStageCompleted(SparkListenerStageCompleted stage) {
            stages.incrementAndGet();
          }
        };
    spark.sparkContext().addSparkListener(listener);
    try {
      new RepresentStage().run(context);
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      spark.sparkContext().removeSparkListener(listener);
    }
    return new Read(records.get(), stages.get(), results.get());
  }
}
