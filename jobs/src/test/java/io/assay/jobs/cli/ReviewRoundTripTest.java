package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.Pseudonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An item from the review queue to its superseding leaf and its pay, by the commands alone. */
@Tag("spark")
class ReviewRoundTripTest {
  private static final String MORE =
      """
      contributors: { registry: people.csv }
      rules:
        - { id: calm, expression: "text not like '%!%'", severity: review, message: no shouting }
      review: { reviewers: 1 }
      chain: { confirmations: 1 }
      """;
  private static final String SPLIT =
      "rewards.split-basis-points={ contributors: 8000, curators: 1000, treasury: 1000 }";
  private static final String ANN = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String BOB = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
  private static final String CAT = "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB";
  private static final String TREASURY = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final String BATCH_ONE = ",,,,b1,";

  @TempDir Path directory;
  private SmallDataset dataset;
  private String warehouse;

  @Test
  void itemWaitsIsDecidedInALaterBatchAndPaidFromThatBatchsPool() throws IOException {
    open();
    Path items =
        dataset.file(
            "items.csv",
            SmallDataset.HEADER
                + "=1+1,ann,\"=cmd() wake\nup!\",1\ncalm,bob,good morning,1\nloud,bob,hello!,1\n");
    succeed(dataset.run("b1", "--set", SPLIT, "--input", items.toString()));
    Row waiting = verdict("b1", "=1+1");
    assertThat(waiting.<String>getAs(Verdicts.VERDICT)).isEqualTo("review");
    // Bob has the contributors' 800 for the one that is accepted; the curators' 100 are carried.
    assertThat(paid("b1")).containsExactlyInAnyOrder(BOB + " 800", TREASURY + " 100");

    List<String> queue = queue();
    assertThat(queue)
        .containsExactly(
            ReviewFile.HEADER,
            "'=1+1,,,,b1,rule:calm,,,,text: =cmd() wake\\u{a}up!",
            "loud,,,,b1,rule:calm,,,,text: hello!");
    succeed(
        decide(
            queue.get(0),
            queue.get(1).replace(BATCH_ONE, ",accept,cat,fine,b1,"),
            queue.get(2).replace(BATCH_ONE, ",accept,bob,mine,b1,")));

    requireSuperseded(waiting);
    assertThat(queue()).hasSize(2); // Bob's word on his own item is nothing.
    requirePaid();
    requireVerified();
    requireExplained();
  }

  private void open() throws IOException {
    Files.writeString(
        directory.resolve("people.csv"),
        "handle,address,signature,approved-by\nann,%s,,me\nbob,%s,,me\ncat,%s,,me\n"
            .formatted(ANN, BOB, CAT));
    dataset = SmallDataset.in(directory, MORE);
    warehouse = dataset.warehouse().root().toString();
  }

  /** The decisions are all that the second batch brings. */
  private CommandLineRun decide(String... lines) throws IOException {
    Path file = dataset.file("decisions.csv", String.join("\r\n", lines) + "\r\n");
    List<String> imported = dataset.arguments("import", "r1", "--set", SPLIT, file.toString());
    return CommandLineRun.of(
        Stream.concat(Stream.of("review"), imported.stream()).toArray(String[]::new));
  }

  private void requireSuperseded(Row waiting) {
    assertThat(dataset.rows(Reviews.TABLE, "r1", 1)).hasSize(2);
    assertThat(dataset.rows(Verdicts.TABLE, "r1", 1)).hasSize(1);
    Row decided = verdict("r1", "=1+1");
    assertThat(decided.<String>getAs(Verdicts.VERDICT)).isEqualTo("accepted");
    assertThat(decided.getList(decided.fieldIndex(Verdicts.REASONS)))
        .isEqualTo(List.of("review:accepted", "rule:calm"));
    assertThat(decided.<String>getAs(Verdicts.SUPERSEDES_BATCH_ID)).isEqualTo("b1");
    assertThat(decided.<String>getAs(Verdicts.SUPERSEDES_LEAF))
        .isEqualTo(waiting.<String>getAs(Verdicts.LEAF));
    assertThat(decided.<String>getAs(Verdicts.LEAF))
        .isNotEqualTo(waiting.<String>getAs(Verdicts.LEAF));
    assertThat(verdict("b1", "=1+1")).as("what is anchored stays").isEqualTo(waiting);
  }

  /** Of 1,000: 800 for contributors and the 100 that were carried, 100 for curators. */
  private void requirePaid() {
    Pseudonyms pseudonyms = new Pseudonyms(DatasetKey.load(dataset.warehouse().datasetKey()));
    assertThat(dataset.rows(Ledger.TABLE, "r1", 1))
        .filteredOn(row -> !"0".equals(row.getAs(Ledger.AMOUNT)))
        .extracting(row -> row.getAs(Ledger.ACCOUNT) + " " + row.getAs(Ledger.AMOUNT))
        .contains(pseudonyms.hexOf("ann") + " 900", pseudonyms.hexOf("cat") + " 100")
        .noneMatch(entry -> entry.startsWith(pseudonyms.hexOf("bob")));
    assertThat(paid("r1"))
        .containsExactlyInAnyOrder(ANN + " 900", BOB + " 800", CAT + " 100", TREASURY + " 200");
  }

  private void requireVerified() throws IOException {
    assertThat(dataset.rows(Anchors.TABLE, "r1", 1)).isNotEmpty();
    CommandLineRun all = command("verify");
    assertThat(all.code()).as(all.out()).isZero();
    assertThat(all.out()).containsPattern("All \\d+ comparisons hold\\.");

    String proof = directory.resolve("proof.json").toString();
    succeed(command("prove", "=1+1", "--batch", "r1", "--output", proof));
    String root =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(dataset.warehouse().proofs("r1").resolve("evidence.json").toFile())
            .path("roots")
            .path("verdict")
            .asText();
    CommandLineRun one = CommandLineRun.of("verify", "--proof", proof, "--root", root);
    assertThat(one.out()).contains("has the verdict accepted in batch r1 of dataset small");
    assertThat(command("payouts", "reconcile").code()).isZero();
  }

  private void requireExplained() {
    CommandLineRun story = command("explain", "=1+1");
    assertThat(story.code()).isZero();
    assertThat(story.out())
        .contains("This held until batch r1, whose verdict stands in its place.")
        .contains("Verdict: accepted, instead of the verdict in batch b1, because:")
        .contains("earned 0.0000000000000009 tokens in this batch");
  }

  private Row verdict(String batch, String item) {
    return dataset.rows(Verdicts.TABLE, batch, 1).stream()
        .filter(row -> item.equals(row.getAs(TableDefinition.ITEM_ID)))
        .findFirst()
        .orElseThrow();
  }

  private List<String> paid(String batch) {
    return dataset.rows(Payouts.TABLE, batch, 1).stream()
        .map(row -> row.getAs(Payouts.ADDRESS) + " " + row.getAs(Payouts.CUMULATIVE))
        .toList();
  }

  private List<String> queue() throws IOException {
    Path file = directory.resolve("queue.csv");
    succeed(command("review", "export", "--output", file.toString()));
    return Files.readAllLines(file);
  }

  private CommandLineRun command(String... arguments) {
    return CommandLineRun.of(
        Stream.concat(Arrays.stream(arguments), Stream.of("--warehouse", warehouse))
            .toArray(String[]::new));
  }

  private static void succeed(CommandLineRun run) {
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }
}
