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
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.PaidWork;
import io.assay.jobs.table.Pools;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is owed for work that curators find bad in one batch after the other. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class RecallsTest {
  private static final Pseudonym ALICE = new Pseudonym("a".repeat(64));

  @TempDir Path directory;

  @Test
  void theCapIsDeductedOnceAndABatchThatPaysNobodyLeavesItsRecallsToTheNext(SparkSession spark) {
    FilledWarehouse filled = new FilledWarehouse(spark, directory);
    List<Object[]> paid = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      paid.add(row("a" + i, "b1", people(), "accepted-record", 1L, 10_000));
    }
    filled
        .fill(PaidWork.TABLE, key(1), paid.toArray(Object[][]::new))
        .fill(Pools.TABLE, key(1), pool("923", "100000"))
        .fill(Ledger.TABLE, key(1), row(ALICE.hex(), "contributor", "over-cap", "-23", null))
        .fill(Pools.TABLE, key(2), pool("0", "0"))
        .fill(Reviews.TABLE, key(2), decided("a0", "b1"))
        .fill(Verdicts.TABLE, key(2), rejected("a0", "b1"))
        .fill(Reviews.TABLE, key(3), decided("a1", "b1"))
        .fill(Verdicts.TABLE, key(3), rejected("a1", "b1"))
        .fill(Pools.TABLE, key(4), pool("0", "0"))
        .fill(Reviews.TABLE, key(4), decided("a2", "b1"))
        .fill(
            Verdicts.TABLE,
            key(4),
            rejected("a2", "another"),
            row("new", "rejected", new String[0], people(), false, "b4", null, "0x01", null, null))
        .fill(Reviews.TABLE, key(5), decided("new", "b4"))
        .fill(Verdicts.TABLE, key(5), rejected("new", "b4"));

    assertThat(overpaid(spark, filled, 2)).containsExactly(Map.entry(ALICE, big(69)));
    assertThat(overpaid(spark, filled, 4))
        .as("two of 92.3 that batches 3 and 4 found, and nothing twice")
        .containsExactly(Map.entry(ALICE, big(184)));
    assertThat(overpaid(spark, filled, 5)).isEmpty();
  }

  @Test
  void aBountyIsOwedWithTheRecordThatHadIt(SparkSession spark) {
    FilledWarehouse filled = new FilledWarehouse(spark, directory);
    filled
        .fill(
            PaidWork.TABLE,
            key(1),
            paid("a0", "kind=a", 10_000),
            paid("a1", "kind=a", 2_500),
            paid("a2", null, 0))
        .fill(
            Pools.TABLE,
            key(1),
            row(
                "0",
                "0",
                "0",
                "300",
                "30000",
                "50",
                null,
                Map.of("accepted-record", 1L),
                "12500",
                Map.of("accepted-record", 1L)))
        .fill(Pools.TABLE, key(2), pool("0", "0"))
        .fill(Reviews.TABLE, key(2), decided("a1", "b1"))
        .fill(Verdicts.TABLE, key(2), rejected("a1", "b1"))
        .fill(Reviews.TABLE, key(3), decided("a0", "b1"))
        .fill(Verdicts.TABLE, key(3), rejected("a0", "b1"))
        .fill(Reviews.TABLE, key(4), decided("a2", "b1"))
        .fill(Verdicts.TABLE, key(4), rejected("a2", "b1"))
        .fill(Pools.TABLE, key(3), pool("0", "0"));

    assertThat(overpaid(spark, filled, 2)).containsExactly(Map.entry(ALICE, big(100 + 10)));
    assertThat(overpaid(spark, filled, 3)).containsExactly(Map.entry(ALICE, big(100 + 40)));
    assertThat(overpaid(spark, filled, 4)).containsExactly(Map.entry(ALICE, big(100)));
  }

  private static Object[] paid(String item, String cell, int bounty) {
    return row(
        item,
        "b1",
        people(),
        "accepted-record",
        1L,
        10_000,
        null,
        null,
        null,
        null,
        null,
        cell,
        bounty);
  }

  private static Map<Pseudonym, BigInteger> overpaid(
      SparkSession spark, FilledWarehouse filled, int batch) {
    return new Recalls(context(spark, filled, batch)).overpaid();
  }

  private static BatchKey key(int batch) {
    return new BatchKey("b" + batch, 1);
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static String[] people() {
    return new String[] {ALICE.hex()};
  }

  private static Object[] pool(String part, String weight) {
    return row("0", "0", "0", part, weight, "0", null, Map.of("accepted-record", 1L));
  }

  private static Object[] decided(String item, String delivered) {
    return row(item, "rejected", "cora", null, delivered);
  }

  /** Paid with the first batch; the verdict before this one may be of another. */
  private static Object[] rejected(String item, String superseded) {
    return row(
        item,
        "rejected",
        new String[] {"review:rejected"},
        people(),
        false,
        "b1",
        null,
        "0x01",
        superseded,
        "0x00");
  }

  private static StageContext context(SparkSession spark, FilledWarehouse filled, int batch) {
    String nobody = "0x0000000000000000000000000000000000000000";
    List<Batch.Past> history = new ArrayList<>();
    for (int i = 1; i < batch; i++) {
      history.add(new Batch.Past(key(i), i));
    }
    return new StageContext(
        spark,
        filled.warehouse(),
        new WarehouseDescriptor(WarehouseDescriptor.FORMAT, "sentences", 1, nobody, nobody, nobody),
        filled.tables().forgetful(),
        FilledWarehouse.charter(Map.of()),
        new Batch(
            key(batch),
            batch,
            Instant.EPOCH,
            "f",
            Inputs.none(ReferredFiles.NONE),
            new FileDigests(),
            history));
  }
}
