package io.assay.jobs.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Digests;
import io.assay.jobs.table.Duplicates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A history of one batch, {@code h}; then some that each come right after it, such as {@code b}
 * with all that may repeat.
 */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSpark.class)
class DedupeStageTest {
  private static final String FOLDED = "duplicates: { normalise: [nfkc, case, whitespace] }\n";
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-01-02T00:00:00Z");

  @TempDir static Path directory;
  private Deliveries commons;
  private StageResult result;
  private StageResult again;
  private Map<String, String> duplicates;

  @BeforeAll
  void fill(SparkSession spark) {
    commons = new Deliveries(spark, directory).charter(FOLDED);
    commons
        .batch("h")
        .text("h-accepted", "new", "Good morning.", LATE, "ann")
        .text("h-rejected", "new", "Buy now!", EARLY, "bob")
        .text("h-waiting", "new", "Wait for it.", EARLY, "cem")
        .finding("h-rejected", "rule:calm", "reject")
        .finding("h-waiting", "rule:mail", "review")
        .decided();

    StageContext context =
        commons
            .batch("b")
            .text("a-accepted", "new", "good   MORNING.", EARLY, "eve")
            .text("a-fullwidth", "new", "\uff27ood morning.", EARLY, "eve")
            .text("a-rejected", "new", "buy now!", EARLY, "eve")
            .text("a-waiting", "new", "wait for it.", EARLY, "eve")
            .text("first", "new", "Three times.", EARLY, "fay")
            .text("second", "new", "three times.", EARLY, "gil")
            .text("a-latest", "new", "THREE TIMES.", LATE, "hal")
            .text("screened", "new", "Found wanting.", EARLY, "fay")
            .text("passed", "new", "found wanting.", LATE, "gil")
            .text("h-accepted", "revision", "GOOD MORNING.", LATE, "ann")
            .text("h-redelivered", "redelivered", "Good morning.", LATE, "ann")
            .text("other", "new", "Good evening.", LATE, "eve")
            .finding("screened", "rule:calm", "reject")
            .finding("passed", "rule:short", "warn")
            .write();
    result = new DedupeStage().run(context);
    again = new DedupeStage().run(context);
    duplicates = NearDuplicateTest.told(commons, "b");
  }

  @Test
  void anEarlierBatchIsFirstWhateverTimeItsItemsState() {
    assertThat(duplicates).containsEntry("a-accepted", "exact h-accepted in h");
  }

  @Test
  void normalisesBeforeComparing() {
    assertThat(duplicates).containsEntry("a-fullwidth", "exact h-accepted in h");
  }

  @Test
  void whatWaitsForReviewCountsAndWhatWasRejectedDoesNot() {
    assertThat(duplicates)
        .containsEntry("a-waiting", "exact h-waiting in h")
        .doesNotContainKey("a-rejected");
  }

  @Test
  void withinTheBatchTheFirstSubmittedIsKeptThenTheLowerId() {
    assertThat(duplicates)
        .doesNotContainKey("first")
        .containsEntry("second", "exact first in b")
        .containsEntry("a-latest", "exact first in b");
  }

  @Test
  void whatScreeningRejectedDoesNotCompete() {
    assertThat(duplicates).doesNotContainKeys("screened", "passed");
    assertThat(commons.rows(Digests.TABLE, "b")).doesNotContainKey("screened");
  }

  @Test
  void aRevisionIsNoDuplicateOfItsOwnEarlierContent() {
    assertThat(duplicates).doesNotContainKeys("h-accepted", "h-redelivered");
  }

  @Test
  void countsAddUpAndRunningTwiceChangesNothing() {
    assertThat(result.rowsIn()).isEqualTo(10);
    assertThat(result.rowsOut()).isEqualTo(5);
    assertThat(result.rowsRejected()).isEqualTo(5).isEqualTo(duplicates.size());
    assertThat(again).isEqualTo(result);
    assertThat(commons.tables().read(Digests.TABLE, new BatchKey("b", 1)).count()).isEqualTo(10);
  }

  @Test
  void anotherNormalisationMakesTheIndexOfHistoryAgain() {
    commons.charter("duplicates: { normalise: [nfkc] }\n");
    try {
      StageContext context =
          commons
              .batch("n")
              .text("same-case", "new", "Good morning.", LATE, "eve")
              .text("other-case", "new", "good morning.", LATE, "eve")
              .write();

      new DedupeStage().run(context);
    } finally {
      commons.charter(FOLDED);
    }
    assertThat(NearDuplicateTest.told(commons, "n"))
        .containsExactly(Map.entry("same-case", "exact h-accepted in h"));
  }

  @Test
  void otherContentFieldsMakeTheIndexOfHistoryAgain(SparkSession spark, @TempDir Path other) {
    Deliveries fields = new Deliveries(spark, other).charter(FOLDED);
    Deliveries.Rows history =
        fields.batch("h").text("of-text-alone", "new", "Good morning.", EARLY, "ann");
    new DedupeStage().run(history.write());
    history.judged();
    fields.charter(FOLDED, "text", "title");

    new DedupeStage()
        .run(fields.batch("f").text("without-title", "new", "Good morning.", LATE, "eve").write());

    assertThat(NearDuplicateTest.told(fields, "f"))
        .containsExactly(Map.entry("without-title", "exact of-text-alone in h"));
  }

  @Test
  void anotherNormalisationMakesTheIndexOfHistoryAgainOnce(
      SparkSession spark, @TempDir Path other) {
    Deliveries changed = new Deliveries(spark, other).charter(FOLDED);
    Deliveries.Rows history =
        changed
            .batch("h")
            .text("one", "new", "Good morning.", EARLY, "ann")
            .text("two", "new", "Good evening.", EARLY, "ann");
    new DedupeStage().run(history.write());
    history.judged();
    changed.charter("duplicates: { normalise: [nfkc] }\n");
    for (String batch : List.of("i", "j")) {
      Deliveries.Rows later =
          changed.batch(batch).text("of-one-" + batch, "new", "Good morning.", LATE, "eve");
      new DedupeStage().run(later.write());
      later.judged();
    }

    assertThat(NearDuplicateTest.told(changed, "j"))
        .containsExactly(Map.entry("of-one-j", "exact one in h"));
    assertThat(changed.tables().read(Digests.TABLE, new BatchKey("h", 1)).count())
        .as("under both normalisations")
        .isEqualTo(4);
  }

  /** In a warehouse of its own, since its history has a batch more. */
  @Test
  void whatWasRejectedLaterDisplacesNothingAnyMore(SparkSession spark, @TempDir Path other) {
    Deliveries later = new Deliveries(spark, other).charter(FOLDED + "review: { reviewers: 1 }\n");
    later
        .batch("h")
        .text("rejected-later", "new", "Wait for it.", EARLY, "cem")
        .text("accepted-later", "new", "Worth it.", EARLY, "cem")
        .finding("rejected-later", "rule:mail", "review")
        .finding("accepted-later", "rule:mail", "review")
        .decided();
    later
        .batch("d")
        .review("rejected-later", "h", "reject", "cat")
        .review("accepted-later", "h", "accept", "cat")
        .decided();
    StageContext context =
        later
            .batch("r")
            .text("free", "new", "wait for it.", LATE, "eve")
            .text("taken", "new", "worth it.", LATE, "eve")
            .write();

    StageResult counts = new DedupeStage().run(context);

    Map<String, Row> rows = later.rows(Duplicates.TABLE, "r");
    assertThat(rows).containsOnlyKeys("taken");
    assertThat(rows.get("taken").<String>getAs(Duplicates.KEPT_ITEM_ID))
        .isEqualTo("accepted-later");
    assertThat(rows.get("taken").<String>getAs(Duplicates.KEPT_BATCH_ID)).isEqualTo("h");
    assertThat(counts.rowsOut()).isEqualTo(1);
  }
}
