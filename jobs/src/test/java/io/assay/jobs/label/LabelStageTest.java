package io.assay.jobs.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Verdicts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A first batch with votes of every kind, and a second that brings more votes on the first. */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSpark.class)
class LabelStageTest {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-01-02T00:00:00Z");

  @TempDir static Path directory;
  private Deliveries commons;
  private StageResult first;
  private StageResult second;
  private Map<String, String> before;
  private Map<String, String> after;
  private Map<String, Row> verdicts;

  @BeforeAll
  void fill(SparkSession spark) {
    commons =
        new Deliveries(spark, directory)
            .charter("labels: { task: { kind: categorical, values: [good, bad] }, quorum: 2 }\n");
    Deliveries.Rows b1 =
        commons
            .batch("b1")
            .item("clear", "ann")
            .item("own-vote", "ann", "bob")
            .item("tied", "ann")
            .item("too-few", "ann")
            .item("unvoted", "ann")
            .item("changed-mind", "ann")
            .item("untouched", "ann")
            .vote("clear", "v1", "good", EARLY)
            .vote("clear", "v2", "bad", EARLY)
            .vote("clear", "v3", "good", EARLY)
            .vote("own-vote", "bob", "bad", EARLY)
            .vote("own-vote", "v1", "good", EARLY)
            .vote("own-vote", "v2", "good", EARLY)
            .vote("tied", "v1", "good", EARLY)
            .vote("tied", "v2", "bad", EARLY)
            .vote("too-few", "v1", "good", EARLY)
            .vote("changed-mind", "v1", "bad", LATE)
            .vote("changed-mind", "v1", "good", EARLY)
            .vote("changed-mind", "v2", "bad", EARLY)
            .vote("untouched", "v1", "bad", EARLY)
            .vote("untouched", "v2", "bad", EARLY);
    StageContext context = b1.write();
    first = new LabelStage().run(context);
    before = labels("b1");
    verdicts = b1.decided();

    StageContext later =
        commons
            .batch("b2")
            .item("fresh", "eve")
            .item("clear", "redelivered", Map.of(), "ann")
            .vote("fresh", "v1", "bad", EARLY)
            .vote("fresh", "v3", "bad", EARLY)
            .vote("clear", "v1", "bad", EARLY)
            .vote("clear", "v4", "bad", EARLY)
            .vote("tied", "v3", "bad", EARLY)
            .vote("too-few", "v2", "good", EARLY)
            .write();
    second = new LabelStage().run(later);
    after = labels("b2");
  }

  @Test
  void mostVotesGiveTheLabelWithItsShare() {
    assertThat(before).containsEntry("clear", "decided good 2 of 3, bad=1 good=2");
  }

  @Test
  void votesOnOnesOwnItemNeverCount() {
    assertThat(before).containsEntry("own-vote", "decided good 2 of 2, good=2");
  }

  @Test
  void tiesAndItemsBelowQuorumHaveNoLabelAndGoToReview() {
    assertThat(before)
        .containsEntry("tied", "tied null 1 of 2, bad=1 good=1")
        .containsEntry("too-few", "below-quorum null 1 of 1, good=1")
        .containsEntry("unvoted", "below-quorum null 0 of 0,");
    assertThat(verdict("tied")).isEqualTo("review [label:tied]");
    assertThat(verdict("too-few")).isEqualTo("review [label:below-quorum]");
    assertThat(verdict("unvoted")).isEqualTo("review [label:below-quorum]");
    assertThat(verdict("clear")).isEqualTo("accepted []");
  }

  @Test
  void theLastVoteOfAnAnnotatorCounts() {
    assertThat(before).containsEntry("changed-mind", "decided bad 2 of 2, bad=2");
  }

  @Test
  void laterVotesAreCountedWithTheEarlierOnes() {
    assertThat(after)
        .containsExactly(
            Map.entry("clear", "decided bad 3 of 4, bad=3 good=1"),
            Map.entry("fresh", "decided bad 2 of 2, bad=2"),
            Map.entry("tied", "decided bad 2 of 3, bad=2 good=1"),
            Map.entry("too-few", "decided good 2 of 2, good=2"));
    assertThat(labels("b1")).as("earlier rows stay").isEqualTo(before);
  }

  @Test
  void annotatorsAreCountedOnWhatWasDecided() {
    Map<String, String> told = new TreeMap<>();
    for (Row row : commons.tables().read(Annotators.TABLE, new BatchKey("b1", 1)).collectAsList()) {
      told.put(
          row.getAs(Annotators.ANNOTATOR),
          row.getAs(Annotators.AGREEING) + " of " + row.getAs(Annotators.VOTES));
    }
    assertThat(told)
        .containsExactly(
            Map.entry("v1", "4 of 4"), Map.entry("v2", "3 of 4"), Map.entry("v3", "1 of 1"));
  }

  @Test
  void countsAddUp() {
    assertThat(first.rowsIn()).isEqualTo(7);
    assertThat(first.rowsOut()).isEqualTo(4);
    assertThat(second.rowsIn()).isEqualTo(4);
    assertThat(second.rowsOut()).isEqualTo(4);
  }

  @Test
  void withoutLabelsInTheCharterItIsSkipped(SparkSession spark, @TempDir Path other) {
    StageContext context = new Deliveries(spark, other).batch("b").item("i", "ann").context();

    assertThat(new LabelStage().run(context).outcome()).isEqualTo(StageResult.Outcome.SKIPPED);
  }

  private Map<String, String> labels(String batch) {
    Map<String, String> told = new TreeMap<>();
    commons
        .rows(Labels.TABLE, batch)
        .forEach(
            (item, row) -> {
              StringBuilder tally = new StringBuilder();
              new TreeMap<>(row.<String, Long>getJavaMap(row.fieldIndex(Labels.TALLY)))
                  .forEach(
                      (label, votes) -> tally.append(' ').append(label).append('=').append(votes));
              told.put(
                  item,
                  "%s %s %s of %s,%s"
                      .formatted(
                          row.getAs(Labels.OUTCOME),
                          row.getAs(Labels.LABEL),
                          row.getAs(Labels.AGREEING),
                          row.getAs(Labels.VOTES),
                          tally));
            });
    return told;
  }

  private String verdict(String item) {
    Row row = verdicts.get(item);
    return row.getAs(Verdicts.VERDICT) + " " + row.getList(row.fieldIndex(Verdicts.REASONS));
  }
}
