package io.assay.jobs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.representation.RepresentStage;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Measures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What gates on the representation of a set are judged by, and when there is nothing to judge. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class RepresentationGatesTest {
  private static final String GATES =
      """
      representativeness:
        dimensions:
          - { name: kind, attribute: kind, target: { a: 0.5, b: 0.5 } }
          - { name: like, attribute: kind, like-batch: b1 }
          - { name: stars, attribute: stars, bins: [3], target: { "..3": 0.5, "3..": 0.5 } }
        minimum-per-combination: 1
      gates:
        - { metric: uncovered-patterns, of: dataset, at-most: 4, severity: error }
        - { metric: distance-to-target, dimension: like, of: accepted, at-most: 0.9, severity: error }
        - { metric: drift, dimension: kind, of: accepted, at-most: 0.9, severity: error }
        - { metric: drift, measure: jensen-shannon, dimension: kind, of: accepted, at-most: 0.1, severity: warn }
        - { metric: drift, measure: wasserstein, dimension: stars, of: accepted, at-most: 1, severity: warn }
        - { metric: distance-to-target, dimension: kind, of: accepted, at-most: 0.5, severity: warn, judged-by: upper }
      """;

  private static final String DRIFT =
      """
      representativeness:
        dimensions:
          - { name: kind, attribute: kind, target: { a: 0.5, %s: 0.5 } }
          - { name: stars, attribute: stars, bins: [3], target: { "..3": 0.5, "3..": 0.5 } }
      gates:
        - { metric: drift, dimension: kind, of: accepted, at-most: 0.9, severity: error }
        - { metric: drift, dimension: stars, of: accepted, at-most: 0.9, severity: warn }
        - { metric: drift, measure: kolmogorov-smirnov, dimension: stars, of: accepted, at-most: 0.9, severity: warn }
      """;
  private static final String EVERY_METRIC =
      """
      freshness: { max-age-days: 365 }
      representativeness:
        dimensions:
          - { name: kind, attribute: kind, target: { a: 0.5, b: 0.5 } }
          - { name: stars, attribute: stars, bins: [3], target: { "..3": 0.5, "3..": 0.5 } }
          - { name: rated, attribute: stars, bins: [3] }
        joint:
          - { dimensions: [kind, stars], target: [ { values: [a, "..3"], share: 0.5 }, { values: [b, "3.."], share: 0.5 } ] }
        reference: population.csv
        minimum-per-combination: 2
        combinations: [kind, stars]
        weight: stars
        top-contributors: 1
      gates:
        - { metric: distance-to-target, dimension: kind, of: dataset, at-most: 0.25, severity: warn }
        - { metric: distance-to-target, dimension: kind, of: accepted, at-most: 0.2, judged-by: lower, severity: warn }
        - { id: fails, metric: distance-to-target, dimension: kind, of: accepted, at-most: 0.3, judged-by: upper, severity: warn }
        - { metric: distance-to-target, dimension: "kind*stars", of: dataset, at-least: 0.5, at-most: 0.5, severity: warn }
        - { metric: distance-to-target, weighted: true, dimension: kind, of: dataset, at-most: 0.06, severity: warn }
        - { metric: jensen-shannon, dimension: kind, of: dataset, at-least: 0.3, at-most: 0.5, severity: warn }
        - { metric: population-stability, dimension: kind, of: dataset, at-least: 0.1, severity: warn }
        - { metric: cramers-v, dimension: kind, of: accepted, at-least: 0.33, at-most: 0.34, severity: warn }
        - { metric: kolmogorov-smirnov, dimension: stars, of: dataset, at-least: 0.16, at-most: 0.17, severity: warn }
        - { metric: wasserstein, dimension: rated, of: dataset, at-least: 0.49, at-most: 0.51, severity: warn }
        - { metric: uncovered-patterns, of: dataset, at-most: 3, severity: warn }
        - { id: fails-with-fewer, metric: uncovered-patterns, of: dataset, at-most: 2, severity: warn }
        - { metric: contributor-gini, of: dataset, at-most: 0.25, severity: warn }
        - { metric: top-contributor-share, of: accepted, at-least: 0.75, at-most: 0.75, severity: warn }
        - { metric: stale-share, of: dataset, at-most: 0.25, severity: warn }
      """;

  @TempDir Path directory;

  @Test
  void firstBatchHasNothingToCompareWithAndValueAndJudgedEndStayApart(SparkSession spark) {
    Deliveries commons = new Deliveries(spark, directory).charter(GATES);
    Deliveries.Rows first =
        commons
            .batch("b1")
            .item("i1", "new", Map.of("kind", "a", "stars", "1"), "ann")
            .item("i2", "new", Map.of("kind", "b", "stars", "1"), "ann");
    assertThat(decided(first.write())).isEqualTo(StageResult.Outcome.DONE);
    assertThat(gates(commons, "b1"))
        .contains(
            "uncovered-patterns.dataset unmeasured value null null",
            "distance-to-target.like.accepted unmeasured value null null",
            "drift.kind.accepted unmeasured value null null",
            "drift.wasserstein.stars.accepted unmeasured value null null");

    first.decided();
    Deliveries.Rows second =
        commons
            .batch("b2")
            .item("i3", "new", Map.of("kind", "a", "stars", "4"), "cy")
            .item("i4", "new", Map.of("kind", "a", "stars", "4"), "cy");
    assertThat(decided(second.write())).isEqualTo(StageResult.Outcome.DONE);
    Row upper = measure(commons, "kind", "target", "total-variation");
    Row drift = measure(commons, "kind", "previous", "jensen-shannon");
    assertThat(gates(commons, "b2"))
        .contains(
            // No a that is like b, no b that is like a, and neither b with many stars.
            "uncovered-patterns.dataset pass value 4.0 4.0",
            "distance-to-target.like.accepted pass value 0.5 0.5",
            "drift.kind.accepted pass value 0.5 0.5",
            "drift.wasserstein.stars.accepted warn value 3.0 3.0",
            "distance-to-target.kind.accepted warn upper %s 0.5"
                .formatted(upper.<Double>getAs(Measures.UPPER)));
    assertThat(gates(commons, "b2"))
        .anyMatch(gate -> gate.startsWith("drift.jensen-shannon.kind.accepted warn value 0.5"));
    assertThat(drift.<Double>getAs(Measures.VALUE)).isBetween(0.55, 0.57);
  }

  @Test
  void driftIsMeasuredFromTheLastBatchThatAdmittedSomething(SparkSession spark) {
    Deliveries commons = new Deliveries(spark, directory).charter(DRIFT.formatted("b"));
    firstOfTwoKinds(commons);
    Deliveries.Rows second =
        commons
            .batch("b2")
            .item("i3", "new", Map.of("kind", "a", "stars", "4"), "cy")
            .finding("i3", "junk", "reject");
    decided(second.write());
    second.judged();
    Deliveries.Rows third =
        commons.batch("b3").item("i4", "new", Map.of("kind", "a", "stars", "4"), "cy");
    decided(third.write());

    assertThat(gates(commons, "b2"))
        .contains(
            "drift.kind.accepted unmeasured value null null",
            "drift.kolmogorov-smirnov.stars.accepted unmeasured value null null");
    assertThat(gates(commons, "b3"))
        .contains(
            "drift.kind.accepted pass value 0.5 0.5",
            "drift.stars.accepted warn value 1.0 1.0",
            "drift.kolmogorov-smirnov.stars.accepted warn value 1.0 1.0");
  }

  @Test
  void driftBetweenOtherCategoriesIsNotMeasured(SparkSession spark) {
    Deliveries commons = new Deliveries(spark, directory).charter("");
    commons.batch("b0").item("i0", "new", Map.of("kind", "a", "stars", "1"), "ann").decided();
    commons.charter(DRIFT.formatted("b"));
    firstOfTwoKinds(commons);
    commons.charter(DRIFT.formatted("c"));
    Deliveries.Rows second =
        commons.batch("b2").item("i3", "new", Map.of("kind", "c", "stars", "4"), "cy");
    decided(second.write());

    assertThat(gates(commons, "b1"))
        .as("the batch before was not measured")
        .contains("drift.kind.accepted unmeasured value null null");
    assertThat(gates(commons, "b2"))
        .as("the charter tells other kinds apart, and the same stars")
        .contains(
            "drift.kind.accepted unmeasured value null null",
            "drift.stars.accepted warn value 1.0 1.0",
            "drift.kolmogorov-smirnov.stars.accepted warn value 1.0 1.0");
    assertThat(commons.tables().list(Measures.TABLE, new BatchKey("b2", 1)))
        .noneMatch(
            row ->
                "previous".equals(row.getAs(Measures.AGAINST))
                    && "kind".equals(row.getAs(Measures.SUBJECT)));
  }

  @Test
  void everyMetricOfRepresentationIsJudgedByItsOwnFigure(SparkSession spark) throws Exception {
    Path population = directory.resolve("population.csv");
    Files.writeString(population, "dimension,category,count\nrated,1,1\nrated,4,1\n");
    Deliveries commons =
        new Deliveries(spark, directory.resolve("warehouse"))
            .charter(EVERY_METRIC)
            .reference(population);
    Deliveries.Rows batch =
        commons
            .batch("b1")
            .item("i1", "new", Map.of("kind", "a", "stars", "1"), "ann")
            .item("i2", "new", Map.of("kind", "a", "stars", "4"), "ann")
            .item("i3", "new", Map.of("kind", "b", "stars", "4"), "bob")
            .text("i4", "new", "old", Instant.EPOCH.minus(Duration.ofDays(400)), "ann");
    decided(batch.write());

    Map<String, Double> values = new TreeMap<>();
    Map<String, String> outcomes = new TreeMap<>();
    for (Row row : commons.tables().list(Gates.TABLE, new BatchKey("b1", 1))) {
      values.put(row.getAs(Gates.GATE), row.getAs(Gates.MEASURED));
      outcomes.put(row.getAs(Gates.GATE), row.getAs(Gates.OUTCOME));
    }
    // By hand: of four items, a twice, b once, one without kind and stars; three of one person.
    assertThat(values)
        .containsEntry("distance-to-target.kind.dataset", 0.25)
        .containsEntry("distance-to-target.kind*stars.dataset", 0.5)
        .containsEntry("uncovered-patterns.dataset", 3.0)
        .containsEntry("contributor-gini.dataset", 0.25)
        .containsEntry("top-contributor-share.accepted", 0.75)
        .containsEntry("stale-share.dataset", 0.25);
    Offset<Double> rounding = Offset.offset(1e-9);
    assertThat(values.get("cramers-v.kind.accepted")).isCloseTo(1 / 3.0, rounding);
    assertThat(values.get("kolmogorov-smirnov.stars.dataset")).isCloseTo(1 / 6.0, rounding);
    assertThat(values.get("wasserstein.rated.dataset")).isCloseTo(0.5, rounding);
    assertThat(values.get("jensen-shannon.kind.dataset"))
        .isCloseTo(
            Math.sqrt(0.5 * (0.25 * log2(0.25 / 0.375) + 0.5 * log2(0.5 / 0.375) + 0.25)),
            rounding);
    // Stars 1 and 4 are of kind a, 4 of kind b, and what has no stars weighs nothing.
    assertThat(values.get("distance-to-target.weighted.kind.dataset"))
        .isCloseTo(5 / 9.0 - 0.5, rounding);
    assertThat(outcomes)
        .as("bounds between what each measures and what another would")
        .allSatisfy(
            (gate, outcome) ->
                assertThat(outcome).isEqualTo(gate.startsWith("fails") ? "warn" : "pass"));
    assertThat(commons.tables().list(Gaps.TABLE, new BatchKey("b1", 1)))
        .filteredOn(row -> "stale".equals(row.getAs(Gaps.KIND)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<String>getAs(Gaps.CATEGORY)).isEqualTo("older than 365 days");
              assertThat(row.<Long>getAs(Gaps.OBSERVED)).as("fresh").isEqualTo(3);
              assertThat(row.<Long>getAs(Gaps.MISSING)).isEqualTo(1);
            });
  }

  private static void firstOfTwoKinds(Deliveries commons) {
    Deliveries.Rows first =
        commons
            .batch("b1")
            .item("i1", "new", Map.of("kind", "a", "stars", "1"), "ann")
            .item("i2", "new", Map.of("kind", "b", "stars", "1"), "ann");
    decided(first.write());
    first.judged();
  }

  private static double log2(double number) {
    return Math.log(number) / Math.log(2);
  }

  private static StageResult.Outcome decided(StageContext context) {
    new RepresentStage().run(context);
    return new DecideStage().run(context).outcome();
  }

  private static Row measure(Deliveries commons, String subject, String against, String measure) {
    return commons.tables().list(Measures.TABLE, new BatchKey("b2", 1)).stream()
        .filter(row -> "batch".equals(row.getAs(Measures.SCOPE)))
        .filter(row -> subject.equals(row.getAs(Measures.SUBJECT)))
        .filter(row -> against.equals(row.getAs(Measures.AGAINST)))
        .filter(row -> measure.equals(row.getAs(Measures.MEASURE)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> gates(Deliveries commons, String batch) {
    return commons.tables().list(Gates.TABLE, new BatchKey(batch, 1)).stream()
        .map(
            row ->
                "%s %s %s %s %s"
                    .formatted(
                        row.<String>getAs(Gates.GATE),
                        row.<String>getAs(Gates.OUTCOME),
                        row.<String>getAs(Gates.JUDGED_BY),
                        row.<Double>getAs(Gates.VALUE),
                        row.<Double>getAs(Gates.MEASURED)))
        .toList();
  }
}
