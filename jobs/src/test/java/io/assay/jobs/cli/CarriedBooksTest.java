package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.Waiting;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch whose charter pays nobody leaves what people have as it was. */
@Tag("spark")
class CarriedBooksTest {
  @TempDir Path directory;

  @Test
  void aBatchWithoutRewardsMovesNoAmountAndTheNextOneGoesOnFromThere() throws IOException {
    SmallDataset dataset = SmallDataset.in(directory, "");
    String capped = "rewards.max-per-contributor=\"500\"";
    assertThat(run(dataset, "a", "ann", "--set", capped).code()).isZero();
    Path silent = directory.resolve("silent.yaml");
    Files.writeString(
        silent, SmallDataset.CHARTER.substring(0, SmallDataset.CHARTER.indexOf("rewards:")));
    Path charter = directory.resolve("charter.yaml");
    Path paying = Files.move(charter, directory.resolve("paying.yaml"));
    Files.copy(silent, charter);
    CommandLineRun run = run(dataset, "b", "bob");
    assertThat(run.code()).as(run.err()).isZero();
    Files.copy(paying, charter, StandardCopyOption.REPLACE_EXISTING);
    assertThat(run(dataset, "c", "cyd").code()).isZero();

    assertThat(amounts(dataset, "b")).isEqualTo(amounts(dataset, "a"));
    assertThat(dataset.rows(Ledger.TABLE, "b", 1))
        .extracting(row -> row.<String>getAs(Ledger.REASON) + row.getAs(Ledger.AMOUNT))
        .containsExactlyInAnyOrder("carried-in-400", "not-earned400");
    assertThat(root(dataset, "b")).isEqualTo(root(dataset, "a"));
    assertThat(amounts(dataset, "c")).containsExactly("1300", "200", "500");
  }

  @Test
  void whatNothingCanPayIsRefusedBeforeItIsWritten() throws IOException {
    SmallDataset dataset = SmallDataset.in(directory, "");
    String largest = BigInteger.TWO.pow(256).subtract(BigInteger.ONE).toString();
    String whole = "rewards.pool-per-batch=\"" + largest + "\"";
    assertThat(run(dataset, "a", "ann", "--set", whole).code()).isZero();

    CommandLineRun leaf = run(dataset, "b", "bob", "--set", whole);

    assertThat(leaf.code()).isEqualTo(2);
    assertThat(leaf.err()).contains("assay: Cannot pay batch b: ", "(expected: below 2^256, which");
    assertThat(dataset.rows(Ledger.TABLE, "b", 1)).isEmpty();
  }

  @Test
  void whatTheDistributorCannotPayIsRefusedBeforeItIsAnchored() throws IOException {
    SmallDataset dataset = SmallDataset.in(directory, "chain: { confirmations: 1 }\n");
    String tooMuch = "rewards.pool-per-batch=\"" + BigInteger.TWO.pow(112) + "\"";

    CommandLineRun run = run(dataset, "a", "ann", "--set", tooMuch);

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("below 2^112, which the distributor can pay");
    assertThat(dataset.rows(Ledger.TABLE, "a", 1)).isEmpty();
  }

  private static CommandLineRun run(SmallDataset dataset, String batch, String who, String... more)
      throws IOException {
    Path items =
        dataset.file(
            batch + ".csv",
            SmallDataset.HEADER + "%s,%s,Words of %s.,1\n".formatted(batch, who, who));
    List<String> all = new ArrayList<>(List.of("--input", items.toString()));
    all.addAll(List.of(more));
    return dataset.run(batch, all.toArray(String[]::new));
  }

  /** What waits and what may be claimed, in order. */
  private static List<String> amounts(SmallDataset dataset, String batch) {
    List<String> amounts = new ArrayList<>();
    for (Row row : dataset.rows(Waiting.TABLE, batch, 1)) {
      amounts.add(row.getAs(Waiting.AMOUNT));
    }
    for (Row row : dataset.rows(Payouts.TABLE, batch, 1)) {
      amounts.add(row.getAs(Payouts.CUMULATIVE));
    }
    return amounts.stream().sorted().toList();
  }

  private static String root(SmallDataset dataset, String batch) throws IOException {
    return new ObjectMapper()
        .readTree(dataset.warehouse().proofs(batch).resolve("evidence.json").toFile())
        .path("roots")
        .path("rewards")
        .asText();
  }
}
