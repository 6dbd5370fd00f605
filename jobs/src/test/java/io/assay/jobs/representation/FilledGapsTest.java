package io.assay.jobs.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.GapClaims;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class FilledGapsTest {
  private static final String CHARTER =
      """
      representativeness:
        dimensions:
          - { name: kind, attribute: kind, target: { a: 0.5, b: 0.5 } }
          - { name: digit, expression: "cast(1 + length(text) - length(concat(translate(left(text, 2), '2', ''), substring(text, 3))) as string)", target: { "1": 0.5, "2": 0.5 } }
      rewards:
        pool-per-batch: "1000"
        split-basis-points: { contributors: 8500, curators: 500, treasury: 1000 }
        treasury: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        weights: { accepted-record: 100, revision: 30, vote: 5 }
        bounties: { weight: 50, budget-basis-points: 1000 }
      """;

  @TempDir Path directory;

  @Test
  void countsWhatIsNewAndTellsWhatIsDerivedFromWhatIsDeclared(SparkSession spark) {
    Deliveries commons = new Deliveries(spark, directory);
    commons.charter(CHARTER);
    Deliveries.Rows first =
        commons
            .batch("b1")
            .item("i1", "new", Map.of("kind", "a"), "ann")
            .item("i1x", "new", Map.of("kind", "a"), "ann");
    new RepresentStage().run(first.write());
    first.decided();
    assertThat(commons.tables().count(GapClaims.TABLE, new BatchKey("b1", 1)))
        .as("nothing was missing before")
        .isZero();

    new RepresentStage()
        .run(
            commons
                .batch("b2")
                .item("i2", "new", Map.of("kind", "b"), "bob")
                .item("i2b", "new", Map.of("kind", "b"), "bob", "cy")
                .item("i2c", "new", Map.of("kind", "b"), "bob")
                .finding("i2c", "rule:x", "reject")
                .item("i1", "revision", Map.of("kind", "b"), "ann")
                .item("i3", "new", Map.of("kind", "a"), "ann")
                .write());

    assertThat(rows(commons, "b2"))
        .containsExactlyInAnyOrder(
            "kind=b declared 1 [bob]",
            "kind=b declared 1 [bob, cy]",
            "digit=2 derived 1 [bob]",
            "digit=2 derived 1 [bob, cy]");
  }

  @Test
  void whatWaitedFillsAGapOnceItIsAcceptedUnlessItRevisesOrExtends(SparkSession spark) {
    Deliveries commons = new Deliveries(spark, directory);
    commons.charter(CHARTER);
    Map<String, String> missing = Map.of("kind", "b");
    Deliveries.Rows first =
        commons
            .batch("b1")
            .item("i1", "new", Map.of("kind", "a"), "ann")
            .item("i1x", "new", Map.of("kind", "a"), "ann");
    first.decided();
    Deliveries.Rows second =
        commons
            .batch("b2")
            .item("i2", "new", missing, "bob")
            .item("i2e", "new", missing, "bob")
            .item("i2l", "new", missing, "cy")
            .item("i1", "revision", missing, "ann")
            .finding("i2", "rule:x", "review")
            .finding("i2e", "rule:x", "review")
            .finding("i1", "rule:x", "review")
            .alike("i2e", "i1", "b1", "revision")
            .label("i2l", "below-quorum", 1, 1);
    new RepresentStage().run(second.write());
    second.decided();

    new RepresentStage()
        .run(
            commons
                .batch("b3")
                .review("i2", "b2", "accept", "eve")
                .review("i2e", "b2", "accept", "eve")
                .review("i1", "b2", "accept", "eve")
                .label("i2l", "decided", 3, 3)
                .write());

    assertThat(rows(commons, "b3"))
        .containsExactlyInAnyOrder(
            "kind=b confirmed 1 [bob]",
            "digit=2 derived 1 [bob]",
            "kind=b declared 1 [cy]",
            "digit=2 derived 1 [cy]");
  }

  private static List<String> rows(Deliveries commons, String batch) {
    return commons.tables().read(GapClaims.TABLE, new BatchKey(batch, 1)).collectAsList().stream()
        .map(
            row ->
                "%s %s %d %s"
                    .formatted(
                        row.getAs(GapClaims.CELL),
                        row.getAs(GapClaims.EVIDENCE),
                        row.<Long>getAs(GapClaims.CONTENTS),
                        row.getList(row.fieldIndex(GapClaims.CONTRIBUTORS))))
        .toList();
  }
}
