package io.assay.jobs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.Severity;
import io.assay.rules.decision.DecisionPolicy;
import io.assay.rules.decision.Reason;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.decision.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class ItemVerdictsTest {
  @TempDir Path directory;
  private Deliveries commons;

  @BeforeEach
  void open(SparkSession spark) {
    commons = new Deliveries(spark, directory);
  }

  @Test
  void judgesEveryDeliveredItemButTheRedelivered() {
    Map<String, Row> verdicts =
        commons
            .batch("b1")
            .item("fine", "ann")
            .item("warned", "ann")
            .item("open", "ann")
            .item("bad", "ann")
            .item("again", "redelivered", Map.of(), "ann")
            .item("copy", "ann")
            .item("unlabelled", "ann")
            .finding("warned", "rule:short", "warn")
            .finding("open", "rule:mail", "review")
            .finding("bad", "rule:mail", "review")
            .finding("bad", "licence:denied", "reject")
            .finding("bad", "rule:short", "warn")
            .duplicate("copy", "fine", "b1")
            .label("unlabelled", "below-quorum", 1, 1)
            .label("fine", "decided", 3, 3)
            .decided();

    assertThat(told(verdicts))
        .containsExactly(
            "bad rejected [licence:denied, rule:mail, rule:short]",
            "copy rejected [duplicate:exact]",
            "fine accepted []",
            "open review [rule:mail]",
            "unlabelled review [label:below-quorum]",
            "warned accepted [rule:short]");
  }

  @Test
  void judgesAsTheDecisionPolicyDoes() {
    long seed = 7;
    Random random = new Random(seed);
    Deliveries.Rows batch = commons.batch("b1");
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      String item = "i%02d".formatted(i);
      batch.item(item, "ann");
      List<Reason> reasons = new ArrayList<>();
      for (int r = random.nextInt(5); r > 0; r--) {
        Severity severity = Severity.values()[random.nextInt(3)];
        ReasonCode code = new ReasonCode("rule:r" + random.nextInt(4));
        reasons.add(new Reason(code, severity));
        batch.finding(item, code.text(), severity.key());
      }
      Verdict verdict = DecisionPolicy.judge(reasons);
      expected.put(item, item + " " + Reasons.text(verdict.kind()) + " " + verdict.reasons());
    }

    assertThat(told(batch.decided()))
        .as("seed %d", seed)
        .containsExactlyElementsOf(expected.values());
  }

  @Test
  void holdsTheRestOfAContributorWithTooManyRejectedRows() {
    commons.charter("review: { per-contributor-rejection-bound: 0.5 }\n");
    Map<String, Row> verdicts =
        commons
            .batch("b1")
            .item("a1", "ann")
            .item("a2", "ann")
            .item("a3", "ann")
            .item("a4", "ann")
            .item("a5", "ann", "bob")
            .item("b1", "bob")
            .item("c1", "cat")
            .item("c2", "cat")
            .item("c3", "cat")
            .finding("a1", "rule:x", "reject")
            .finding("a2", "rule:x", "reject")
            .finding("c1", "rule:x", "reject")
            .finding("c2", "rule:x", "reject")
            .duplicate("a3", "b1", "b1")
            .decided();

    assertThat(told(verdicts))
        .containsExactly(
            "a1 rejected [rule:x]",
            "a2 rejected [rule:x]",
            "a3 rejected [duplicate:exact]",
            "a4 review [contributor:rejection-bound]",
            "a5 review [contributor:rejection-bound]",
            "b1 accepted []",
            "c1 rejected [rule:x]",
            "c2 rejected [rule:x]",
            "c3 accepted []");
  }

  @Test
  void reviewerDecidesInALaterBatchAndTheRowNamesTheLeafItSupersedes() {
    Map<String, Row> first =
        commons
            .batch("b1")
            .item("i1", "ann")
            .item("i2", "ann")
            .finding("i1", "rule:mail", "review")
            .finding("i2", "rule:mail", "review")
            .decided();

    Map<String, Row> second =
        commons
            .batch("b2")
            .review("i1", "b1", "accept", "cat")
            .review("i2", "b1", "reject", "cat")
            .decided();

    assertThat(told(second))
        .containsExactly(
            "i1 accepted [review:accepted, rule:mail]", "i2 rejected [review:rejected, rule:mail]");
    Row row = second.get("i1");
    assertThat(row.<String>getAs(Verdicts.DELIVERED_BATCH_ID)).isEqualTo("b1");
    assertThat(row.<String>getAs(Verdicts.SUPERSEDES_BATCH_ID)).isEqualTo("b1");
    assertThat(row.<String>getAs(Verdicts.SUPERSEDES_LEAF))
        .isEqualTo(first.get("i1").getAs(Verdicts.LEAF));
    assertThat(row.<String>getAs(Verdicts.COMMITMENT))
        .isEqualTo(first.get("i1").getAs(Verdicts.COMMITMENT));
    assertThat(row.<String>getAs(Verdicts.LEAF)).isNotEqualTo(first.get("i1").getAs(Verdicts.LEAF));
  }

  @Test
  void decisionOfAContributorOnAnOwnItemNeverCounts() {
    commons.batch("b1").item("i1", "ann", "bob").finding("i1", "rule:mail", "review").decided();

    assertThat(commons.batch("b2").review("i1", "b1", "accept", "bob").decided()).isEmpty();
  }

  @Test
  void decisionsAddUpOverBatchesAndContradictionKeepsTheItemInReview() {
    commons.charter("review: { reviewers: 2 }\n");
    commons
        .batch("b1")
        .item("i1", "ann")
        .item("i2", "ann")
        .finding("i1", "rule:mail", "review")
        .finding("i2", "rule:mail", "review")
        .decided();

    assertThat(
            commons
                .batch("b2")
                .review("i1", "b1", "accept", "cat")
                .review("i2", "b1", "accept", "cat")
                .decided())
        .isEmpty();
    assertThat(
            told(
                commons
                    .batch("b3")
                    .review("i1", "b1", "accept", "dan")
                    .review("i2", "b1", "reject", "dan")
                    .decided()))
        .containsExactly(
            "i1 accepted [review:accepted, rule:mail]",
            "i2 review [review:conflicting, rule:mail]");
    assertThat(told(commons.batch("b4").review("i2", "b1", "reject", "cat").decided()))
        .containsExactly("i2 rejected [review:rejected, rule:mail]");
  }

  @Test
  void theFirstDuplicateOfAnItemThatIsFinallyRejectedGoesToReview() {
    commons
        .batch("b1")
        .item("kept", "ann")
        .item("copy1", "bob")
        .finding("kept", "rule:mail", "review")
        .duplicate("copy1", "kept", "b1")
        .decided();
    commons
        .batch("b2")
        .item("copy2", "cat")
        .item("more", "ann")
        .alike("copy2", "kept", "b1", "near")
        .alike("more", "kept", "b1", "revision")
        .decided();

    Map<String, Row> third =
        commons
            .batch("b3")
            .item("copy3", "dan")
            .alike("copy3", "kept", "b1", "near")
            .review("kept", "b1", "reject", "eve")
            .decided();

    assertThat(told(third))
        .containsExactly(
            "copy1 review [duplicate:kept-item-rejected]",
            "copy3 rejected [duplicate:near]",
            "kept rejected [review:rejected, rule:mail]",
            "more review [duplicate:extended-item-rejected, duplicate:revision]");
    assertThat(third.get("copy1").<String>getAs(Verdicts.SUPERSEDES_BATCH_ID)).isEqualTo("b1");

    assertThat(told(commons.batch("b4").review("copy1", "b1", "accept", "eve").decided()))
        .as("copies of what is accepted in its place stay duplicates")
        .containsExactly("copy1 accepted [duplicate:kept-item-rejected, review:accepted]");
    assertThat(
            told(
                commons
                    .batch("b5")
                    .item("copy5", "dan")
                    .duplicate("copy5", "copy1", "b1")
                    .review("copy1", "b1", "reject", "eve")
                    .decided()))
        .as("and get their turn when it is found bad too")
        .containsExactly(
            "copy1 rejected [duplicate:kept-item-rejected, review:rejected]",
            "copy2 review [duplicate:kept-item-rejected]",
            "copy5 rejected [duplicate:exact]");
  }

  @Test
  void newVotesLiftWhatWasOpenAboutTheLabelAndNothingElse() {
    commons.charter("labels: { task: { kind: categorical, values: [good, bad] }, quorum: 2 }\n");
    commons
        .batch("b1")
        .item("i1", "ann")
        .item("i2", "ann")
        .item("i3", "ann")
        .item("i4", "ann")
        .finding("i1", "rule:short", "warn")
        .finding("i2", "rule:mail", "review")
        .label("i1", "below-quorum", 1, 1)
        .label("i2", "below-quorum", 1, 1)
        .label("i3", "below-quorum", 1, 1)
        .label("i4", "decided", 2, 2)
        .decided();

    assertThat(
            told(
                commons
                    .batch("b2")
                    .label("i1", "decided", 2, 2)
                    .label("i2", "decided", 2, 2)
                    .label("i3", "tied", 1, 2)
                    .label("i4", "tied", 2, 4)
                    .decided()))
        .containsExactly(
            "i1 accepted [rule:short]", "i2 review [rule:mail]", "i3 review [label:tied]");
  }

  @Test
  void ofTheContentsOfAnIdOneIsNewWhicheverIsDecidedFirst() {
    commons
        .batch("b1")
        .item("x", "ann")
        .item("y", "ann")
        .finding("x", "rule:mail", "review")
        .finding("y", "rule:mail", "review")
        .decided();
    commons
        .batch("b2")
        .review("x", "b1", "accept", "cat")
        .item("x", "revision", Map.of(), "ann")
        .item("y", "revision", Map.of(), "ann")
        .decided();
    commons.batch("b3").review("y", "b1", "accept", "cat").decided();

    assertThat(revisions("b2"))
        .containsExactlyInAnyOrder("x of b1 new", "x of b2 revision", "y of b2 new");
    assertThat(revisions("b3")).containsExactly("y of b1 revision");
  }

  private List<String> revisions(String batch) {
    return commons.tables().read(Verdicts.TABLE, new BatchKey(batch, 1)).collectAsList().stream()
        .map(
            row ->
                "%s of %s %s"
                    .formatted(
                        row.getAs(TableDefinition.ITEM_ID),
                        row.getAs(Verdicts.DELIVERED_BATCH_ID),
                        row.<Boolean>getAs(Verdicts.REVISION) ? "revision" : "new"))
        .toList();
  }

  @Test
  void revisionIsOneOnlyIfTheDatasetHoldsTheItem() {
    commons
        .batch("b1")
        .item("held", "ann")
        .item("waits", "ann")
        .finding("waits", "rule:mail", "review")
        .decided();

    Map<String, Row> second =
        commons
            .batch("b2")
            .item("held", "revision", Map.of(), "ann")
            .item("waits", "revision", Map.of(), "ann")
            .item("new", "ann")
            .decided();

    assertThat(second.get("held").<Boolean>getAs(Verdicts.REVISION)).isTrue();
    assertThat(second.get("waits").<Boolean>getAs(Verdicts.REVISION)).isFalse();
    assertThat(second.get("new").<Boolean>getAs(Verdicts.REVISION)).isFalse();
  }

  @Test
  void nearDuplicatesAreRejectedAndExtensionsByTheSamePeopleAreAcceptedAsRevisions() {
    commons.charter(
        "duplicates: { near: { fields: [text], shingle: word-1, jaccard: 0.75, revision: 0.9 }"
            + " }\n");
    commons
        .batch("b1")
        .item("kept", "ann")
        .item("open", "ann")
        .finding("open", "rule:mail", "review")
        .decided();

    Map<String, Row> second =
        commons
            .batch("b2")
            .item("near", "bob")
            .item("more", "ann")
            .item("most", "ann")
            .item("found", "ann")
            .alike("near", "kept", "b1", "near")
            .alike("more", "kept", "b1", "revision")
            .alike("most", "open", "b1", "revision")
            .alike("found", "kept", "b1", "revision")
            .finding("found", "rule:mail", "review")
            .review("open", "b1", "reject", "eve")
            .decided();

    assertThat(told(second))
        .containsExactly(
            "found review [duplicate:revision, rule:mail]",
            "more accepted [duplicate:revision]",
            "most review [duplicate:extended-item-rejected]",
            "near rejected [duplicate:near]",
            "open rejected [review:rejected, rule:mail]");
    assertThat(second.get("more").<Boolean>getAs(Verdicts.REVISION)).isTrue();
    assertThat(second.get("most").<Boolean>getAs(Verdicts.REVISION))
        .as("what it extends is rejected in the same batch")
        .isFalse();
    assertThat(second.get("near").<Boolean>getAs(Verdicts.REVISION)).isFalse();
  }

  private static List<String> told(Map<String, Row> verdicts) {
    return verdicts.values().stream()
        .map(
            row ->
                row.getAs("item_id")
                    + " "
                    + row.getAs(Verdicts.VERDICT)
                    + " "
                    + row.getList(row.fieldIndex(Verdicts.REASONS)))
        .toList();
  }
}
