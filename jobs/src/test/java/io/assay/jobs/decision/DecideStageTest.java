package io.assay.jobs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.representation.RepresentStage;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Metrics;
import io.assay.jobs.table.Representation;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.Leaf;
import io.assay.lineage.merkle.ReasonsHash;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.lineage.provenance.Commitment;
import io.assay.rules.decision.VerdictKind;
import io.assay.rules.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class DecideStageTest {
  private static final BatchKey B1 = new BatchKey("b1", 1);

  private static final String GATES =
      """
      duplicates: { exact: true }
      labels: { task: { kind: categorical, values: [good, bad] }, quorum: 2 }
      representativeness:
        dimensions:
          - { name: kind, attribute: kind, target: { a: 0.5, b: 0.5 } }
      gates:
        - { metric: size, of: accepted, at-least: 2, severity: error }
        - { metric: size, of: dataset, at-least: 2, severity: error }
        - { metric: completeness, column: text, of: accepted, at-least: 1.0, severity: error }
        - { metric: completeness, column: kind, of: batch, at-least: 1.0, severity: warn }
        - { metric: uniqueness, column: content_digest, of: accepted, at-least: 1.0, severity: error }
        - { metric: distinct-count, column: contributor, of: accepted, at-least: 2, severity: warn }
        - { metric: mean, column: stars, of: accepted, at-least: 4, severity: warn }
        - { metric: maximum, column: stars, of: accepted, at-most: 5, severity: warn }
        - { id: few-stars, metric: compliance, expression: stars < 2, of: accepted, at-most: 0.1, severity: warn }
        - { metric: duplicate-share, of: batch, at-most: 0.3, severity: warn }
        - { metric: rejected-share, of: batch, at-most: 0.3, severity: warn }
        - { metric: label-agreement, of: accepted, at-least: 0.9, severity: warn }
        - { metric: distance-to-target, dimension: kind, of: dataset, at-most: 0.1, severity: warn }
      """;

  @TempDir Path directory;
  private SparkSession spark;
  private Deliveries commons;

  @BeforeEach
  void open(SparkSession spark) {
    this.spark = spark;
    commons = new Deliveries(spark, directory).charter(GATES);
  }

  @Test
  void measuresEveryGateExactlyAndRunsTwiceLikeOnce() {
    StageContext context = batch().write();

    new RepresentStage().run(context);
    StageResult result = new DecideStage().run(context);
    StageResult again = new DecideStage().run(context);

    assertThat(gates())
        .containsExactlyInAnyOrder(
            "size.accepted 3/1 pass",
            "size.dataset 3/1 pass",
            "completeness.text.accepted 1/1 pass",
            "completeness.kind.batch 4/5 warn",
            "uniqueness.content_digest.accepted 1/1 pass",
            "distinct-count.contributor.accepted 2/1 pass",
            "mean.stars.accepted 3/1 warn",
            "maximum.stars.accepted 5/1 pass",
            "few-stars 1/3 warn",
            "duplicate-share.batch 1/5 pass",
            "rejected-share.batch 2/5 warn",
            "label-agreement.accepted 5/6 warn",
            "distance-to-target.kind.dataset 1/6 warn");
    assertThat(result.outcome()).isEqualTo(StageResult.Outcome.DONE);
    assertThat(List.of(result.rowsIn(), result.rowsOut(), result.rowsRejected()))
        .containsExactly(5L, 3L, 2L);
    assertThat(result.assertions())
        .contains(
            new StageResult.Assertion(
                "mean.stars.accepted", "mean", "stars", false, "warn", "at least 4", "3.000000"),
            new StageResult.Assertion(
                "size.accepted", "size", null, true, "error", "at least 2", "3.000000"));
    assertThat(result.columns()).contains(new StageResult.ColumnFigures("kind", 1L, null));
    assertThat(again).isEqualTo(result);
    assertThat(commons.tables().read(Verdicts.TABLE, B1).count()).isEqualTo(5);
    assertThat(commons.tables().read(Gates.TABLE, B1).count()).isEqualTo(13);
    assertThat(commons.tables().read(Metrics.TABLE, B1).where("name = 'size'").collectAsList())
        .extracting(row -> row.<String>getAs(Metrics.SCOPE) + row.getAs(Metrics.NUMERATOR))
        .containsExactlyInAnyOrder("batch5", "accepted3", "dataset3");
  }

  @Test
  void representAndDecideAgreeOnWhatIsAdmitted() {
    StageContext context = batch().write();
    new RepresentStage().run(context);
    new DecideStage().run(context);

    long accepted = commons.tables().read(Verdicts.TABLE, B1).where("verdict = 'accepted'").count();
    List<Row> represented =
        commons.tables().read(Representation.TABLE, B1).where("scope = 'batch'").collectAsList();

    assertThat(represented).isNotEmpty();
    assertThat(represented).allMatch(row -> row.<Long>getAs(Representation.TOTAL) == accepted);
  }

  @Test
  void emptySetFailsItsErrorGates() {
    StageContext context =
        commons.batch("b1").item("i1", "ann").finding("i1", "rule:x", "reject").write();

    new RepresentStage().run(context);
    StageResult result = new DecideStage().run(context);

    assertThat(result.outcome()).isEqualTo(StageResult.Outcome.GATE_FAILED);
    assertThat(gates())
        .contains(
            "size.accepted 0/1 fail",
            "completeness.text.accepted null/null fail",
            "uniqueness.content_digest.accepted null/null fail",
            "distinct-count.contributor.accepted 0/1 warn",
            "label-agreement.accepted null/null warn",
            "distance-to-target.kind.dataset null/null warn");
  }

  @Test
  void leavesFollowTheFormatWhateverThePartitionsAndTheOrderOfRows() {
    Set<String> expected = new HashSet<>();
    expected.add(leaf("i1", VerdictKind.ACCEPTED));
    expected.add(leaf("i2", VerdictKind.ACCEPTED, "rule:short"));
    expected.add(leaf("i3", VerdictKind.ACCEPTED));
    expected.add(leaf("i4", VerdictKind.REJECTED, "duplicate:exact"));
    expected.add(leaf("i5", VerdictKind.REJECTED, "rule:short", "rule:x"));
    int[] partitions = {1, 2, 7};
    String before = spark.conf().get("spark.sql.shuffle.partitions");
    try {
      for (int count : partitions) {
        spark.conf().set("spark.sql.shuffle.partitions", count);
        Path place = directory.resolve("p" + count);
        Deliveries other = new Deliveries(spark, place).charter(GATES);
        StageContext context = batch(other).write(new Random(count), count);
        Set<String> leaves = new HashSet<>();
        for (Row row : Leaves.of(context, new MeasuredRows(context)).collectAsList()) {
          leaves.add(row.getAs(Verdicts.LEAF));
        }
        assertThat(leaves).as("%d partitions", count).isEqualTo(expected);
      }
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", before);
    }
  }

  private Deliveries.Rows batch() {
    return batch(commons);
  }

  private static Deliveries.Rows batch(Deliveries commons) {
    return commons
        .batch("b1")
        .item("i1", "new", Map.of("stars", "5", "kind", "a"), "ann")
        .item("i2", "new", Map.of("stars", "1", "kind", "a"), "ann")
        .item("i3", "new", Map.of("stars", "3", "kind", "b"), "bob")
        .item("i4", "new", Map.of("stars", "3", "kind", "b"), "bob")
        .item("i5", "new", Map.of(), "bob")
        .finding("i2", "rule:short", "warn")
        .finding("i5", "rule:x", "reject")
        .finding("i5", "rule:short", "warn")
        .duplicate("i4", "i3", "b1")
        .label("i1", "decided", 3, 3)
        .label("i3", "decided", 2, 3);
  }

  private static String leaf(String item, VerdictKind verdict, String... reasons) {
    String text = item + " of b1";
    byte[] salt = Sha256.of(("salt " + text).getBytes(StandardCharsets.UTF_8));
    byte[] content = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    return new Leaf.Verdict(
            TreeSubject.hashOf("made-up"),
            TreeSubject.hashOf("b1"),
            Hash.of(Commitment.of(salt, item, content)),
            verdict,
            ReasonsHash.of(List.of(reasons)))
        .hash()
        .digits();
  }

  private List<String> gates() {
    return commons.tables().read(Gates.TABLE, B1).collectAsList().stream()
        .map(
            row ->
                "%s %s/%s %s"
                    .formatted(
                        row.<String>getAs(Gates.GATE),
                        row.getAs(Gates.NUMERATOR),
                        row.getAs(Gates.DENOMINATOR),
                        row.getAs(Gates.OUTCOME)))
        .toList();
  }
}
