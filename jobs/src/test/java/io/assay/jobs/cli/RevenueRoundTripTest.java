package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.Pools;
import io.assay.jobs.table.Revenue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payments for a dataset, from the file to the root by which people are paid. */
@Tag("spark")
class RevenueRoundTripTest {
  private static final String ANN = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String BOB = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
  private static final String TREASURY = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final String CHARTER =
      """
      contributors: { registry: registry.csv }
      chain: { confirmations: 1 }
      gates:
        - { metric: size, of: accepted, at-least: 1, severity: error }
      """;

  @TempDir Path directory;
  private SmallDataset dataset;
  private Path january;

  @BeforeEach
  void prepare() throws IOException {
    Files.writeString(
        directory.resolve("registry.csv"),
        "handle,address,approved-by\nann,%s,dan\nbob,%s,dan\n".formatted(ANN, BOB));
    dataset = SmallDataset.rewarding(directory, "revenue: file", CHARTER);
    january = dataset.file("january.csv", "reference,amount\ninvoice 1,777\n0xabc:1,5\n");
  }

  /**
   * The pool is 1000 + 777 + 5 = 1782: 90 % of it for contributors are 1603, 10 % for the treasury
   * 178, and 1 is carried. Ann did two of three records, which is 1068 and two thirds.
   */
  @Test
  void aPaymentIsSplitLikeThePoolAndCanBeClaimed() throws IOException {
    succeeded(run("a", "i1,ann,One.,1\ni2,ann,Two.,1\ni3,bob,Three.,1\n", january));

    assertThat(pool("a")).containsExactly("1000", "782");
    assertThat(ledger("a"))
        .isEqualTo(
            Map.of(
                "contributor accepted-record " + ANN,
                "1069",
                "contributor accepted-record " + BOB,
                "534",
                "treasury treasury-share " + TREASURY,
                "178",
                "carry split-remainder",
                "1"));
    pays("a", Map.of(ANN, 1069, BOB, 534, TREASURY, 178));
  }

  @Test
  void aPaymentThatIsDeliveredAgainAddsNothing() throws IOException {
    succeeded(run("a", "i1,ann,One.,1\ni2,ann,Two.,1\ni3,bob,Three.,1\n", january));
    String root = root("a");

    CommandLineRun same = run("a", "i1,ann,One.,1\ni2,ann,Two.,1\ni3,bob,Three.,1\n", january);
    assertThat(same.code()).as(same.err()).isZero();
    assertThat(root("a")).isEqualTo(root);
    assertThat(dataset.rows(Revenue.TABLE, "a", 1)).hasSize(2);

    // The old file twice, and a new payment, which another file of the run has too.
    Path again = Files.copy(january, directory.resolve("again.csv"));
    Path february = dataset.file("february.csv", "reference,amount\ninvoice 2,10\n");
    Path march = dataset.file("march.csv", "reference,amount\ninvoice 2,10\n");
    succeeded(run("b", "i4,bob,Four.,1\n", january, again, february, march));
    assertThat(pool("b")).containsExactly("1000", "10");
    assertThat(ledger("b"))
        .isEqualTo(
            Map.of(
                // 90 % of 1010 and what was carried in.
                "contributor accepted-record " + BOB,
                "910",
                "treasury treasury-share " + TREASURY,
                "101",
                "carry carried-in",
                "-1"));
    pays("b", Map.of(ANN, 1069, BOB, 534 + 910, TREASURY, 178 + 101));
  }

  @Test
  void aPaymentCountsWithTheFirstBatchThatPassesItsGates() throws IOException {
    succeeded(run("a", "i1,ann,One.,1\n"));
    CommandLineRun failed = run("b", "i2,bob,One.,1\n", january);
    assertThat(failed.code()).as("a copy alone: " + failed.err()).isEqualTo(3);
    assertThat(dataset.rows(Ledger.TABLE, "b", 1)).isEmpty();

    succeeded(run("c", "i3,bob,Three.,1\n", january));

    assertThat(pool("c")).containsExactly("1000", "782");
    // 1603 and nothing carried in.
    pays("c", Map.of(ANN, 900, BOB, 1603, TREASURY, 100 + 178));
  }

  @Test
  void aPaymentKeepsItsAmountForGood() throws IOException {
    succeeded(run("a", "i1,ann,One.,1\n", january));
    Path other = dataset.file("other.csv", "reference,amount\ninvoice 1,778\n");

    CommandLineRun refused = run("b", "i2,bob,Two.,1\n", other);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("other.csv: reference invoice 1 of 778 (expected: 777, as it came before)")
        .hasLineCount(1);
    assertThat(dataset.rows(Revenue.TABLE, "b", 1)).isEmpty();
    succeeded(run("b", "i2,bob,Two.,1\n"));
    assertThat(pool("b")).containsExactly("1000", "0");
  }

  private CommandLineRun run(String batch, String records, Path... revenue) throws IOException {
    Path items = dataset.file(batch + ".csv", SmallDataset.HEADER + records);
    Stream<String> payments =
        Stream.of(revenue).flatMap(file -> Stream.of("--revenue", file.toString()));
    return dataset.run(
        batch,
        Stream.concat(Stream.of("--input", items.toString()), payments).toArray(String[]::new));
  }

  private static void succeeded(CommandLineRun run) {
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  /** What the charter gave, and what was paid for the dataset. */
  private List<String> pool(String batch) {
    Row row = dataset.rows(Pools.TABLE, batch, 1).get(0);
    return List.of(row.getAs(Pools.POOL), row.getAs(Pools.REVENUE));
  }

  /** Amounts by role, reason and address; no two rows of these tests have the same. */
  private SortedMap<String, String> ledger(String batch) {
    SortedMap<String, String> ledger = new TreeMap<>();
    for (Row row : dataset.rows(Ledger.TABLE, batch, 1)) {
      String address = row.getAs(Ledger.ADDRESS);
      String key =
          row.getAs(Ledger.ROLE)
              + " "
              + row.getAs(Ledger.REASON)
              + (address == null ? "" : " " + address);
      assertThat(ledger.put(key, row.getAs(Ledger.AMOUNT))).as(key).isNull();
    }
    return ledger;
  }

  /**
   * The tables have these cumulative amounts, and the root of the batch is that of exactly these.
   */
  private void pays(String batch, Map<String, Integer> expected) throws IOException {
    SortedMap<String, String> payouts = new TreeMap<>();
    for (Row row : dataset.rows(Payouts.TABLE, batch, 1)) {
      payouts.put(row.getAs(Payouts.ADDRESS), row.getAs(Payouts.CUMULATIVE));
    }
    StringBuilder list = new StringBuilder("address,amount\n");
    expected.forEach(
        (address, amount) -> {
          assertThat(payouts).containsEntry(address, amount.toString());
          list.append(address).append(',').append(amount).append('\n');
        });
    assertThat(payouts).hasSize(expected.size());
    CommandLineRun built =
        CommandLineRun.of(
            "payouts",
            "build",
            "--input",
            dataset.file("list.csv", list.toString()).toString(),
            "--warehouse",
            dataset.warehouse().root().toString(),
            "--root-only");
    assertThat(built.code()).as(built.err()).isZero();
    assertThat(root(batch)).isEqualTo(built.out().strip());
  }

  private String root(String batch) throws IOException {
    JsonNode evidence =
        new ObjectMapper()
            .readTree(dataset.warehouse().proofs(batch).resolve("evidence.json").toFile());
    return evidence.path("roots").path("rewards").asText();
  }
}
