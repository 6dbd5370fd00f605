package io.assay.jobs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.representation.RepresentStage;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Measures;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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
      gates:
        - { metric: distance-to-target, dimension: like, of: accepted, at-most: 0.9, severity: error }
        - { metric: drift, dimension: kind, of: accepted, at-most: 0.9, severity: error }
        - { metric: drift, measure: jensen-shannon, dimension: kind, of: accepted, at-most: 0.1, severity: warn }
        - { metric: drift, measure: wasserstein, dimension: stars, of: accepted, at-most: 1, severity: warn }
        - { metric: distance-to-target, dimension: kind, of: accepted, at-most: 0.5, severity: warn, judged-by: upper }
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
            "distance-to-target.like.accepted pass value 0.5 0.5",
            "drift.kind.accepted pass value 0.5 0.5",
            "drift.wasserstein.stars.accepted warn value 3.0 3.0",
            "distance-to-target.kind.accepted warn upper %s 0.5"
                .formatted(upper.<Double>getAs(Measures.UPPER)));
    assertThat(gates(commons, "b2"))
        .anyMatch(gate -> gate.startsWith("drift.jensen-shannon.kind.accepted warn value 0.5"));
    assertThat(drift.<Double>getAs(Measures.VALUE)).isBetween(0.55, 0.57);
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
