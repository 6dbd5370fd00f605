package io.assay.jobs.cli;

import static io.assay.jobs.cli.PaidDataset.ANN;
import static io.assay.jobs.cli.PaidDataset.BOB;
import static io.assay.jobs.cli.PaidDataset.STRANGER;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Waiting;
import io.assay.jobs.warehouse.Warehouse;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed in a warehouse about money, {@code payouts reconcile} names it. */
@Tag("spark")
class FalseBooksTest {
  private static final Column SECOND = col(TableDefinition.BATCH_ID).equalTo("b2");
  private static final String ZERO = "0x" + "0".repeat(64);

  @TempDir static Path directory;
  private static PaidDataset dataset;

  @TempDir Path copies;
  private Warehouse warehouse;

  @BeforeAll
  static void pay() throws IOException, InterruptedException {
    dataset = PaidDataset.in(directory);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    dataset.close();
  }

  @BeforeEach
  void copy() throws IOException {
    warehouse = dataset.copy(copies);
  }

  @Test
  void anEarningThatGrew() {
    Column first =
        col(TableDefinition.BATCH_ID).equalTo("b1").and(col(Ledger.ADDRESS).equalTo(BOB));
    table(Ledger.TABLE).update(first, Map.of(Ledger.AMOUNT, lit("301")));

    assertThat(dataset.differences(warehouse))
        .isEqualTo(
            Map.of(
                "ledger up to batch b1", "expected 1001, found 1000",
                "ledger up to batch b2", "expected 2001, found 2000"));
  }

  @Test
  void anAmountThatWaitsAndFell() {
    table(Waiting.TABLE).update(SECOND, Map.of(Waiting.AMOUNT, lit("749")));

    assertThat(dataset.differences(warehouse))
        .isEqualTo(Map.of("ledger up to batch b2", "expected 2000, found 1999"));
  }

  @Test
  void anAmountThatTheTreeDoesNotHave() {
    Column bob = SECOND.and(col(Payouts.ADDRESS).equalTo(BOB));
    table(Payouts.TABLE).update(bob, Map.of(Payouts.CUMULATIVE, lit("310")));

    assertThat(dataset.differences(warehouse))
        .isEqualTo(
            Map.of(
                "amount of " + BOB + " in batch b2",
                "expected 310, found 300",
                "ledger up to batch b2",
                "expected 2000, found 2010",
                "total of epoch 2",
                "expected 1260, found 1250"));
  }

  @Test
  void anAccountInPlaceOfAnother() {
    Column bob = SECOND.and(col(Payouts.ADDRESS).equalTo(BOB));
    table(Payouts.TABLE).update(bob, Map.of(Payouts.ADDRESS, lit(STRANGER)));

    assertThat(dataset.differences(warehouse))
        .isEqualTo(
            Map.of(
                "amount of " + BOB + " in batch b2", "expected not in the table, found 300",
                "amount of " + STRANGER + " in batch b2", "expected 300, found not in the tree"));
  }

  @Test
  void anAnchorThatNobodyMade() {
    Column second = col(Anchors.NUMBER).equalTo(2);
    table(Anchors.TABLE).update(second, Map.of(Anchors.NUMBER, lit(3L)));

    assertThat(dataset.differences(warehouse))
        .containsOnlyKeys("rewards root of number 2", "rewards root of number 3")
        .hasEntrySatisfying(
            "rewards root of number 2",
            said -> assertThat(said).startsWith("expected no anchor of this number, found 0x"))
        .hasEntrySatisfying(
            "rewards root of number 3",
            said -> assertThat(said).endsWith("found not on the chain"));
  }

  @Test
  void anAnchorOfAnotherRoot() {
    Column other =
        regexp_replace(
            col(Anchors.PAYLOAD),
            lit("\"rewardsRoot\":\"0x[0-9a-f]{64}\""),
            lit("\"rewardsRoot\":\"" + ZERO + "\""));
    table(Anchors.TABLE).update(col(Anchors.NUMBER).equalTo(1), Map.of(Anchors.PAYLOAD, other));

    assertThat(dataset.differences(warehouse))
        .containsOnlyKeys("rewards root of number 1")
        .hasEntrySatisfying(
            "rewards root of number 1",
            said -> assertThat(said).startsWith("expected " + ZERO + ", found 0x"));
  }

  @Test
  void aBatchThatTheWarehouseDoesNotKnow() {
    table(Batches.TABLE).delete(SECOND);

    assertThat(dataset.differences(warehouse))
        .containsOnlyKeys("batch of number 2")
        .hasEntrySatisfying(
            "batch of number 2", said -> assertThat(said).endsWith("found not in this warehouse"));
  }

  @Test
  void payoutFilesThatAreMissing() throws IOException {
    delete(warehouse.payouts("b2"));

    assertThat(dataset.differences(warehouse))
        .containsOnlyKeys("payout files of batch b2", "payout files of the active root")
        .allSatisfy((what, said) -> assertThat(said).endsWith(", found missing"));
  }

  @Test
  void payoutFilesOfAnotherBatch() throws IOException {
    delete(warehouse.payouts("b2"));
    Community.copy(warehouse.payouts("b1"), warehouse.payouts("b2"));

    assertThat(dataset.differences(warehouse))
        .containsOnlyKeys(
            "payout files of batch b2",
            "payout files of the active root",
            "amount of " + ANN + " in batch b2",
            "amount of 0x70997970C51812dc3A010C7d01b50e0d17dc79C8 in batch b2")
        .containsEntry("amount of " + ANN + " in batch b2", "expected 750, found 300");
  }

  private DeltaTable table(TableDefinition table) {
    TableStore tables = new TableStore(SharedSpark.session(), warehouse.tables());
    return DeltaTable.forPath(SharedSpark.session(), tables.path(table));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
