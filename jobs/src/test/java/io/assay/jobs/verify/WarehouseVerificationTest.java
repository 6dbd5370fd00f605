package io.assay.jobs.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.contracts.client.AnchoredBatch;
import io.assay.contracts.client.BatchPayload;
import io.assay.jobs.anchor.AnchorTable;
import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class WarehouseVerificationTest {
  private static final BatchKey KEY = new BatchKey("b1", 1);
  private static final Hash ANCHORED = TreeSubject.hashOf("anchored");
  private static final String ACCOUNT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

  @TempDir Path directory;

  @Test
  void whatCannotBeReadIsWrongAndTheRestIsComparedAll(SparkSession spark) throws IOException {
    FilledWarehouse filled = filled(spark, "0x12");
    damage(filled.warehouse().tables().resolve("verdicts"));

    Map<String, String> found = verify(filled);

    assertThat(found).hasSize(13).doesNotContainValue(ANCHORED.hex());
    assertThat(found.get("verdict root")).startsWith("nothing: ").contains("Parquet");
    assertThat(found.get("rewards root")).startsWith("nothing: address: 0x12");
    assertThat(found.get("payout files")).startsWith("nothing: address: 0x12");
    assertThat(found.get("evidence")).startsWith("nothing: there is no ");
    assertThat(found.values()).allSatisfy(text -> assertThat(text).hasLineCount(1));
  }

  @Test
  void aPayoutFileThatIsADirectoryIsWrong(SparkSession spark) throws IOException {
    FilledWarehouse filled = filled(spark, ACCOUNT);
    Files.createDirectories(filled.warehouse().payouts("b1").resolve("summary.json"));

    Map<String, String> found = verify(filled);

    assertThat(found).hasSize(13);
    assertThat(found.get("rewards root")).startsWith("0x");
    assertThat(found.get("verdict root"))
        .isEqualTo("nothing: a content or its salt is missing"); // This warehouse has none.
    assertThat(found.get("payout files")).isEqualTo("summary.json is missing or changed");
  }

  @Test
  void theTableOfAnchorsIsHeldAgainstTheChain(SparkSession spark) {
    AnchoredBatch anchored = anchored("b1", 1);
    FilledWarehouse filled = filled(spark, ACCOUNT);
    fillAnchors(filled, 1, anchored.payload());
    fillAnchors(filled, 2, anchored("b2", 2).payload());
    WarehouseVerification verification = verification(filled);

    assertThat(record(verification, anchored).holds()).isTrue();
    assertThat(record(verification, anchored("b1", 3)).found())
        .isEqualTo("no intent with number 3");
    assertThat(record(verification, anchored("b1", 2)).holds()).isFalse();
    assertThat(verification.missing(List.of(anchored)))
        .singleElement()
        .matches(check -> check.what().equals("number 2") && !check.holds());
    assertThat(verification.missing(List.of(anchored, anchored("b2", 2)))).isEmpty();
  }

  @Test
  void whatAnAddressMayClaimNeverFalls(SparkSession spark) {
    Timestamp at = Timestamp.from(Instant.parse("2026-01-31T00:00:00Z"));
    BatchKey next = new BatchKey("b2", 1);
    FilledWarehouse filled = filled(spark, ACCOUNT);
    for (BatchKey key : List.of(KEY, next)) {
      for (String stage : List.of("decide", "reward")) {
        filled.fill(Batches.TABLE, key, stage(key.equals(KEY) ? 1L : 2L, stage, at));
      }
    }
    filled
        .fill(Batches.TABLE, next, stage(2L, "open", at))
        .fill(Payouts.TABLE, next, FilledWarehouse.row(ACCOUNT, "4"));

    List<WarehouseVerification.Check> checks = verification(filled).verify(anchored("b2", 2));

    assertThat(checks)
        .filteredOn(check -> check.what().equals("cumulative amounts"))
        .singleElement()
        .matches(check -> !check.holds())
        .extracting(WarehouseVerification.Check::found)
        .isEqualTo(ACCOUNT + " falls from 5 after batch b1 to 4");
  }

  private static Object[] stage(long sequence, String stage, Timestamp at) {
    return FilledWarehouse.row(
        sequence, stage, "done", "f", "c", at, 0L, 0L, 0L, Map.of(), Map.of(), "run", at, at);
  }

  private static WarehouseVerification.Check record(
      WarehouseVerification verification, AnchoredBatch anchored) {
    return verification.verify(anchored).stream()
        .filter(check -> check.what().equals("record of anchor"))
        .findFirst()
        .orElseThrow();
  }

  private static void fillAnchors(FilledWarehouse filled, long number, BatchPayload payload) {
    String json = AnchorTable.json(payload);
    filled.fill(
        Anchors.TABLE,
        new BatchKey("b" + number, 1),
        FilledWarehouse.row("intent", number, json, 0L, null, null, 31337L, 0L),
        FilledWarehouse.row("confirmed", number, json, 0L, "0x00", 1L, 31337L, 0L));
  }

  private FilledWarehouse filled(SparkSession spark, String account) {
    Timestamp at = Timestamp.from(Instant.parse("2026-01-31T00:00:00Z"));
    return new FilledWarehouse(spark, directory)
        .fill(
            Batches.TABLE,
            KEY,
            FilledWarehouse.row(
                1L, "open", "done", "f", "c", at, 0L, 0L, 0L, Map.of(), Map.of(), "run", at, at))
        .fill(
            Verdicts.TABLE,
            KEY,
            FilledWarehouse.row(
                "i1",
                "accepted",
                new String[0],
                new String[0],
                false,
                "b1",
                ANCHORED.hex(),
                null,
                null,
                null))
        .fill(Payouts.TABLE, KEY, FilledWarehouse.row(account, "5"));
  }

  private static void damage(Path table) throws IOException {
    try (Stream<Path> files = Files.walk(table)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".parquet")).toList()) {
        Files.delete(file.resolveSibling("." + file.getFileName() + ".crc"));
        Files.write(file, new byte[(int) Files.size(file)]);
      }
    }
  }

  private static Map<String, String> verify(FilledWarehouse filled) {
    return verification(filled).verify(anchored("b1", 1)).stream()
        .collect(
            Collectors.toMap(
                WarehouseVerification.Check::what, WarehouseVerification.Check::found));
  }

  private static WarehouseVerification verification(FilledWarehouse filled) {
    WarehouseDescriptor descriptor =
        new WarehouseDescriptor(
            WarehouseDescriptor.FORMAT, "small", 31337, ACCOUNT, ACCOUNT, ACCOUNT);
    return new WarehouseVerification(filled.warehouse(), descriptor, filled.tables());
  }

  private static AnchoredBatch anchored(String batch, long number) {
    BatchPayload payload =
        new BatchPayload(
            TreeSubject.hashOf("small"),
            TreeSubject.hashOf(batch),
            new BatchPayload.Roots(ANCHORED, ANCHORED, ANCHORED),
            new BatchPayload.LogHead(1, ANCHORED),
            ANCHORED,
            ANCHORED);
    return new AnchoredBatch(number, 0, payload, ANCHORED, ANCHORED, 1);
  }
}
