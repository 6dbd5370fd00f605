package io.assay.jobs.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.contracts.client.AnchoredBatch;
import io.assay.contracts.client.BatchPayload;
import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.spark.SharedSpark;
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

    assertThat(found).hasSize(10).doesNotContainValue(ANCHORED.hex());
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

    assertThat(found).hasSize(10);
    assertThat(found.get("rewards root")).startsWith("0x");
    assertThat(found.get("payout files")).isEqualTo("summary.json is missing or changed");
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
    WarehouseDescriptor descriptor =
        new WarehouseDescriptor(
            WarehouseDescriptor.FORMAT, "small", 31337, ACCOUNT, ACCOUNT, ACCOUNT);
    BatchPayload payload =
        new BatchPayload(
            TreeSubject.hashOf("small"),
            TreeSubject.hashOf("b1"),
            new BatchPayload.Roots(ANCHORED, ANCHORED, ANCHORED),
            new BatchPayload.LogHead(1, ANCHORED),
            ANCHORED,
            ANCHORED);
    return new WarehouseVerification(filled.warehouse(), descriptor, filled.tables())
        .verify(new AnchoredBatch(1, payload, ANCHORED, ANCHORED, 1)).stream()
            .collect(
                Collectors.toMap(
                    WarehouseVerification.Check::what, WarehouseVerification.Check::found));
  }
}
