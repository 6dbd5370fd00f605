package io.assay.jobs.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.GapClaims;
import io.assay.jobs.table.TableDefinition;
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
  void tellsTheLargestGapThatAContentFillsByEvidenceOrElseByItsWord(SparkSession spark) {
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
                .item("i3", "new", Map.of("kind", "b"), "ann")
                .item("i4", "new", Map.of("kind", "a"), "ann")
                .write());

    assertThat(rows(commons, "b2"))
        .containsExactlyInAnyOrder(
            "i2 b2 digit=2 derived [bob]",
            "i2b b2 digit=2 derived [bob, cy]",
            "i3 b2 kind=b declared [ann]");
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
        .containsExactlyInAnyOrder("i2 b2 digit=2 derived [bob]", "i2l b2 digit=2 derived [cy]");
  }

  /** To accept a content says nothing of what its contributor says of it. */
  @Test
  void onlyWhatCuratorsConfirmIsConfirmed(SparkSession spark) {
    Deliveries commons = new Deliveries(spark, directory);
    commons.charter(CHARTER + "review: { reviewers: 2 }\n");
    Deliveries.Rows first =
        commons
            .batch("b1")
            .item("i1", "new", Map.of("kind", "a"), "ann")
            .item("i1x", "new", Map.of("kind", "a"), "ann");
    first.decided();
    Deliveries.Rows second = commons.batch("b2");
    List<String> waiting = List.of("both", "one", "plain", "denied", "mended", "own", "later");
    for (String item : waiting) {
      second.item(item, "new", Map.of("kind", "b"), "bob").finding(item, "rule:x", "review");
    }
    new RepresentStage().run(second.write());
    second.decided();
    Map<String, String> yes = Map.of("kind", "confirmed");
    Deliveries.Rows third =
        commons
            .batch("b3")
            .review("later", "b2", "accept", "eve", Map.of("kind", "denied"))
            .review("own", "b2", "accept", "bob", yes);
    new RepresentStage().run(third.write());
    third.decided();
    Deliveries.Rows fourth = commons.batch("b4");
    for (String item : waiting) {
      fourth.review(item, "b2", "accept", "dan", item.equals("plain") ? Map.of() : yes);
    }
    for (String item : List.of("both", "later")) {
      fourth.review(item, "b2", "accept", "eve", yes);
    }
    fourth
        .review("one", "b2", "accept", "eve")
        .review("plain", "b2", "accept", "eve")
        .review("denied", "b2", "accept", "eve", Map.of("kind", "denied"))
        .review("mended", "b2", "accept", "eve", Map.of("kind", "corrected: a"))
        .review("own", "b2", "accept", "eve");

    new RepresentStage().run(fourth.write());

    assertThat(rows(commons, "b4"))
        .containsExactlyInAnyOrder(
            "both b2 kind=b confirmed [bob]",
            "later b2 kind=b confirmed [bob]",
            "one b2 kind=b declared [bob]",
            "plain b2 kind=b declared [bob]",
            "denied b2 kind=b declared [bob]",
            "mended b2 kind=b declared [bob]",
            "own b2 kind=b declared [bob]");
  }

  private static List<String> rows(Deliveries commons, String batch) {
    return commons.tables().read(GapClaims.TABLE, new BatchKey(batch, 1)).collectAsList().stream()
        .map(
            row ->
                "%s %s %s %s %s"
                    .formatted(
                        row.getAs(TableDefinition.ITEM_ID),
                        row.getAs(GapClaims.DELIVERED_BATCH_ID),
                        row.getAs(GapClaims.CELL),
                        row.getAs(GapClaims.EVIDENCE),
                        row.getList(row.fieldIndex(GapClaims.CONTRIBUTORS))))
        .toList();
  }
}
