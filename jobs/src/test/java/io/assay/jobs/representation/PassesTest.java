package io.assay.jobs.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.ScannedRows;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Strata;
import io.assay.rules.charter.ReservedCategory;
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
  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
  private static final String BROADCAST = "spark.sql.autoBroadcastJoinThreshold";
  private static final int ITEMS = 300;
  private static final String TWO =
      """
          - { name: d0, attribute: kind, target: { k1: 0.5, k2: 0.5 } }
          - { name: d1, expression: length(text), bins: [8], target: { "..8": 0.5, "8..": 0.5 } }
      """;

  private static final int RENEWED = 20;
  private static final String DERIVED =
      """
          - { name: d2, language-of: text, target: { en: 1 } }
          - { name: d3, attribute: stars, quantiles: 3, like-batch: b1 }
          - { name: d4, expression: 'stars', bins: [50, 150], target: { "..50": 0.2, "50..150": 0.3, "150..": 0.5 } }
      """;
  private static final String EVERYTHING =
      """
        weight: stars
        minimum-per-combination: 2
        joint:
          - dimensions: [d0, d1]
            target: [ { values: [k1, "..8"], share: 0.5 }, { values: [k2, "8.."], share: 0.5 } ]
      freshness: { max-age-days: 10, severity: warn }
      rewards:
        pool-per-batch: "1000"
        split-basis-points: { contributors: 8500, curators: 500, treasury: 1000 }
        treasury: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        weights: { accepted-record: 100, revision: 30, refresh: 20, vote: 5 }
        bounties: { weight: 50, refresh: 10, budget-basis-points: 1000 }
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

    assertThat(few.rows())
        .containsEntry("items", (long) ITEMS)
        .containsEntry("contents", (long) ITEMS);
    assertThat(many.rows()).isEqualTo(few.rows());
    assertThat(many.stages()).isEqualTo(few.stages());
    assertThat(many.results()).as("bytes to the driver").isLessThan(1 << 20);
  }

  @Test
  void tellsTheDriverNoMoreOfManyRowsThanOfFew(SparkSession spark) throws Exception {
    int many = 100 * ITEMS;

    // Spark may send a table through the driver to all tasks, up to so many bytes.
    String broadcast = spark.conf().get(BROADCAST);
    spark.conf().set(BROADCAST, "-1");
    Read few;
    Read more;
    try {
      few = read(spark, directory.resolve("few"), TWO);
      more = read(spark, directory.resolve("more"), TWO, many);
    } finally {
      spark.conf().set(BROADCAST, broadcast);
    }

    assertThat(more.rows()).containsEntry("items", (long) many);
    assertThat(more.results() - few.results())
        .as("bytes to the driver for %d rows more", many - ITEMS)
        .isLessThan((many - ITEMS) / 2);
  }

  /** Weights, languages, numbers, joint targets, patterns, freshness, bounties, both scopes. */
  @Test
  void readsTheDataTwiceAtMostWithEverythingThatCanBeMeasured(SparkSession spark) throws Exception {
    StringBuilder fifteen = new StringBuilder(TWO + DERIVED);
    for (int i = 5; i < 15; i++) {
      fifteen.append(
          "    - { name: d%d, expression: 'stars %% %d', target: { \"0\": 0.5, \"1\": 0.5 } }\n"
              .formatted(i, i));
    }

    Read few = readSecond(spark, directory.resolve("few"), TWO + DERIVED);
    Read many = readSecond(spark, directory.resolve("many"), fifteen.toString());

    // The batch once for itself and once in the dataset, as the target of a dimension came to be
    // known and all is counted anew; the batch before once in that, and once as the target.
    long contents = ITEMS + ITEMS + RENEWED;
    for (String table : List.of("items", "contents")) {
      assertThat(few.rows().get(table)).as(table).isBetween((long) ITEMS, 2 * contents);
      assertThat(many.rows().get(table)).as(table).isEqualTo(few.rows().get(table));
    }
    assertThat(many.stages()).isEqualTo(few.stages());
    assertThat(many.results()).as("bytes to the driver").isLessThan(1 << 20);
  }

  /** Contents that waited are accepted and others displaced, on the counts of the batch before. */
  @Test
  void readsTheDataTwiceAtMostWithWhatPeopleDecided(SparkSession spark) throws Exception {
    StringBuilder fifteen = new StringBuilder(TWO);
    for (int i = 2; i < 15; i++) {
      fifteen.append(
          "    - { name: d%d, expression: 'stars %% %d', target: { \"0\": 0.5, \"1\": 0.5 } }\n"
              .formatted(i, i));
    }

    Read few = readDecided(spark, directory.resolve("few"), TWO, List.of());
    Read many = readDecided(spark, directory.resolve("many"), fifteen.toString(), List.of());

    long contents = ITEMS + ITEMS + RENEWED;
    for (String table : List.of("items", "contents")) {
      assertThat(few.rows().get(table)).as(table).isBetween((long) ITEMS, 2 * contents);
      assertThat(many.rows().get(table)).as(table).isEqualTo(few.rows().get(table));
    }
    assertThat(many.stages()).isEqualTo(few.stages());
    assertThat(many.results()).as("bytes to the driver").isLessThan(2 << 20);
  }

  /**
   * The same with accepted contents found bad, so that all is counted anew, and a batch's target.
   */
  @Test
  void readsTheDataTwiceAtMostWhereAllIsCountedAnew(SparkSession spark) throws Exception {
    List<String> recalled = List.of("i250", "i251");

    Read read = readDecided(spark, directory, TWO + DERIVED, recalled);

    long contents = ITEMS + ITEMS + RENEWED;
    for (String table : List.of("items", "contents")) {
      assertThat(read.rows().get(table)).as(table).isBetween(contents, 2 * contents);
    }
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
        .containsOnlyKeys(ReservedCategory.UNLISTED);
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

  private record Read(Map<String, Long> rows, long stages, long results) {}

  private static Read read(SparkSession spark, Path directory, String dimensions) throws Exception {
    return read(spark, directory, dimensions, ITEMS);
  }

  private static Read read(SparkSession spark, Path directory, String dimensions, int items)
      throws Exception {
    Deliveries commons = new Deliveries(spark, directory);
    commons.charter("representativeness:\n  dimensions:\n" + dimensions);
    Deliveries.Rows batch = commons.batch("b1");
    deliver(batch, "i", items);
    return read(spark, batch.write());
  }

  /** The second batch, which renews some items of the first. */
  private static Read readSecond(SparkSession spark, Path directory, String dimensions)
      throws Exception {
    Deliveries commons = new Deliveries(spark, directory);
    commons.charter("representativeness:\n  dimensions:\n" + dimensions + EVERYTHING);
    Deliveries.Rows first = commons.batch("b1");
    deliver(first, "i");
    new RepresentStage().run(first.write());
    first.judged();
    Deliveries.Rows second = commons.batch("b2");
    deliver(second, "j");
    for (int i = 0; i < RENEWED; i++) {
      second.item("i" + i, "revision", Map.of("kind", "k1", "stars", "7"), "p" + i % 9);
    }
    return read(spark, second.write());
  }

  /** The second batch, with decisions on what waits from the first and on what it accepted. */
  private static Read readDecided(
      SparkSession spark, Path directory, String dimensions, List<String> recalled)
      throws Exception {
    Deliveries commons = new Deliveries(spark, directory);
    commons.charter("representativeness:\n  dimensions:\n" + dimensions + EVERYTHING);
    Deliveries.Rows first = commons.batch("b1");
    deliver(first, "i");
    for (int i = 100; i < 120; i++) {
      first.finding("i" + i, "rule:x", "review");
    }
    new RepresentStage().run(first.write());
    first.judged();
    Deliveries.Rows second = commons.batch("b2");
    deliver(second, "j");
    for (int i = 0; i < RENEWED; i++) {
      second.item("i" + i, "revision", Map.of("kind", "k1", "stars", "7"), "p" + i % 9);
    }
    for (int i = 100; i < 120; i++) {
      Map<String, String> checks = i % 2 == 0 ? Map.of("kind", "confirmed") : Map.of();
      second.review("i" + i, "b1", "accept", "eve", checks);
    }
    recalled.forEach(item -> second.review(item, "b1", "reject", "eve"));
    return read(spark, second.write());
  }

  private static void deliver(Deliveries.Rows batch, String prefix) {
    deliver(batch, prefix, ITEMS);
  }

  private static void deliver(Deliveries.Rows batch, String prefix, int items) {
    for (int i = 0; i < items; i++) {
      batch.item(
          prefix + i,
          "new",
          Map.of("kind", "k" + i % 3, "stars", Integer.toString(i)),
          "p" + i % 9);
    }
  }

  private static Read read(SparkSession spark, StageContext context) throws Exception {
    AtomicLong stages = new AtomicLong();
    AtomicLong results = new AtomicLong();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd task) {
            results.addAndGet(task.taskMetrics().resultSize());
          }

          @Override
          public void onStageCompleted(SparkListenerStageCompleted stage) {
            stages.incrementAndGet();
          }
        };
    // Else rows that came out wider may be joined in another way, and stages could not be compared.
    String adaptive = spark.conf().get(ADAPTIVE);
    spark.conf().set(ADAPTIVE, "false");
    spark.sparkContext().addSparkListener(listener);
    try (ScannedRows rows = ScannedRows.of(spark)) {
      new RepresentStage().run(context);
      return new Read(rows.byTable("attributes", "content"), stages.get(), results.get());
    } finally {
      spark.sparkContext().removeSparkListener(listener);
      spark.conf().set(ADAPTIVE, adaptive);
    }
  }
}
