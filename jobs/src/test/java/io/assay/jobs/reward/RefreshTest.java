package io.assay.jobs.reward;

import static io.assay.jobs.report.FilledWarehouse.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.GapClaims;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.PaidWork;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.WorkKind;
import io.assay.lineage.reward.WorkUnit;
import io.assay.rules.charter.RewardsSection;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** New content for what had become too old, and what the batch before had listed of it. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class RefreshTest {
  private static final Pseudonym OWNER = new Pseudonym("a".repeat(64));
  private static final BatchKey OLD = new BatchKey("b1", 1);
  private static final BatchKey RECENT = new BatchKey("b2", 1);
  private static final BatchKey NOW = new BatchKey("b3", 1);
  private static final Instant THEN = Instant.EPOCH;
  private static final String[] REVIEWED = {"review:accepted"};
  private static final Map<String, String> RENEWING =
      Map.of(
          "freshness", "{ max-age-days: 100 }",
          "rewards.weights.refresh", "20",
          "rewards.bounties", "{ weight: 50, refresh: 10, budget-basis-points: 1000 }");

  @TempDir Path directory;

  @Test
  void aStaleItemIsRenewedOnceABatchAndFillsTheGapOfStaleOnes(SparkSession spark) {
    StageContext context = context(spark, warehouse(spark), RENEWING);
    RewardsSection terms = Objects.requireNonNull(context.charter().rewards());

    List<WorkUnit> work = new Work(context, terms).units(new TreeMap<>());

    assertThat(work)
        .as("of two contents of the stale item one renews it; a recent one has nothing to renew")
        .containsExactlyInAnyOrder(
            new WorkUnit(List.of(OWNER), WorkKind.REFRESH, 10_000, 10_000, 1),
            new WorkUnit(List.of(OWNER), WorkKind.REVISION, 5000, 1),
            new WorkUnit(List.of(OWNER), WorkKind.REVISION, 7500, 1));
  }

  @Test
  void whatStandsCountsAsPaidBeforeAndAnItemIsPutRightOnce(SparkSession spark) {
    FilledWarehouse filled =
        new FilledWarehouse(spark, directory)
            .fill(
                Contents.TABLE,
                OLD,
                content("recalled", "four"),
                content("fixed", "four"),
                content("once", "four"))
            .fill(
                Contents.TABLE,
                RECENT,
                content("begun", "four"),
                content("recalled", "four four"),
                content("fixed", "four"),
                content("once", "four four"))
            .fill(
                Contents.TABLE,
                NOW,
                content("begun", "four four"),
                content("recalled", "four four"),
                content("fixed", "four four"),
                content("once", "four four four four"))
            .fill(
                PaidWork.TABLE,
                OLD,
                paid("recalled", "b1"),
                paid("fixed", "b1"),
                paid("once", "b1"))
            .fill(
                PaidWork.TABLE,
                RECENT,
                paid("recalled", "b2", "revision"),
                paid("fixed", "b2", "corrected-item"))
            .fill(
                Verdicts.TABLE,
                NOW,
                verdict("begun", "accepted", false, "b2", "0x00"),
                verdict("begun", "accepted", true, "b3", null),
                verdict("recalled", "rejected", true, "b2", "0x00"),
                verdict("recalled", "accepted", true, "b3", null),
                verdict("fixed", "accepted", true, "b3", null),
                verdict("once", "accepted", true, "b2", "0x00"),
                verdict("once", "accepted", true, "b3", null));
    StageContext context = context(spark, filled, Map.of("rewards.weights.correction", "40"));
    RewardsSection terms = Objects.requireNonNull(context.charter().rewards());

    assertThat(new Work(context, terms).units(new TreeMap<>()))
        .containsExactlyInAnyOrder(
            WorkUnit.of(List.of(OWNER), WorkKind.ACCEPTED_RECORD, 1),
            new WorkUnit(List.of(OWNER), WorkKind.REVISION, 5000, 4),
            WorkUnit.of(List.of(OWNER), WorkKind.CORRECTED_ITEM, 1));
  }

  private FilledWarehouse warehouse(SparkSession spark) {
    String[] people = {OWNER.hex()};
    return new FilledWarehouse(spark, directory)
        .fill(Batches.TABLE, OLD, opened(1, 0))
        .fill(Batches.TABLE, RECENT, opened(2, 150))
        .fill(Contents.TABLE, OLD, content("stale", "four"))
        .fill(Contents.TABLE, RECENT, content("fresh", "four"), content("stale", "four four"))
        .fill(
            Contents.TABLE,
            NOW,
            content("fresh", "four four four four"),
            content("stale", "four four four four"))
        .fill(PaidWork.TABLE, OLD, paid("stale", "b1"))
        .fill(PaidWork.TABLE, RECENT, paid("fresh", "b2"))
        .fill(
            Gaps.TABLE,
            RECENT,
            row(1L, "share", Map.of("kind", "a"), "kind", "a", 0L, 2L),
            row(2L, "stale", Map.of(), "freshness", "older than 100 days", 1L, 1L),
            row(3L, "share", Map.of("kind", "b"), "kind", "b", 0L, null))
        .fill(GapClaims.TABLE, NOW, row("stale", "b3", people, "kind=a", "derived"))
        .fill(
            Verdicts.TABLE,
            NOW,
            verdict("fresh", "b3", null),
            verdict("stale", "b3", null),
            verdict("stale", "b2", "0x00"));
  }

  private static Object[] opened(long sequence, long days) {
    Timestamp asOf = Timestamp.from(THEN.plus(Duration.ofDays(days)));
    return row(
        sequence, "open", "done", "f", "", asOf, 0L, 0L, 0L, Map.of(), Map.of(), "run", asOf, asOf);
  }

  private static Object[] content(String id, String text) {
    return row(id, Map.of("text", text), "00");
  }

  private static Object[] paid(String item, String delivered) {
    return paid(item, delivered, "accepted-record");
  }

  private static Object[] paid(String item, String delivered, String kind) {
    String[] people = {OWNER.hex()};
    return row(item, delivered, people, kind, 1L, 10_000);
  }

  private static Object[] verdict(String item, String delivered, String superseded) {
    return verdict(item, "accepted", true, delivered, superseded);
  }

  private static Object[] verdict(
      String item, String verdict, boolean isRevision, String delivered, String superseded) {
    String[] people = {OWNER.hex()};
    String[] reasons = item.equals("fixed") || item.equals("once") ? REVIEWED : new String[0];
    return row(
        item, verdict, reasons, people, isRevision, delivered, null, "0x01", null, superseded);
  }

  private static StageContext context(
      SparkSession spark, FilledWarehouse filled, Map<String, String> overrides) {
    String nobody = "0x0000000000000000000000000000000000000000";
    return new StageContext(
        spark,
        filled.warehouse(),
        new WarehouseDescriptor(WarehouseDescriptor.FORMAT, "sentences", 1, nobody, nobody, nobody),
        filled.tables().forgetful(),
        FilledWarehouse.charter(overrides),
        new Batch(
            NOW,
            3,
            THEN.plus(Duration.ofDays(200)),
            "f",
            Inputs.none(ReferredFiles.NONE),
            new FileDigests(),
            List.of(new Batch.Past(OLD, 1), new Batch.Past(RECENT, 2))));
  }
}
