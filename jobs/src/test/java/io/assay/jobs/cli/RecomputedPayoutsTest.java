package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program in another language works out every ledger line and payout root again, from tables and
 * charters, as {@code lineage/FORMAT.md} tells.
 */
@Tag("spark")
class RecomputedPayoutsTest {
  private static final Path PROGRAM = Path.of("..", "bench", "rewards").toAbsolutePath();
  private static final String ANN = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String BOB = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
  private static final String CYD = "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB";
  private static final String DAN = "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb";
  private static final String KNOWN = "handle,address,approved-by\nann,%s,eve\nbob,%s,eve\n";

  @TempDir Path directory;
  private SmallDataset dataset;

  @Test
  void anotherProgramComesToTheSameLinesAndRoots() throws Exception {
    MerkleLibrary.find();
    open();
    // An attempt that is judged afresh is no batch.
    run("a", "i1,ann,Other.,1\n");
    run("a", "i1,ann,One.,1\ni2,ann,Two.,1\ni3,bob,Three.,1\ni4,cyd,Four.,1\n", "--replace");
    // Ann owes for what is rejected; a charter with other money, caps and a hold.
    run(
        "b",
        "i5,ann,Five.,1\ni6,bob,Six.,1\ni7,cyd,Seven.,1\n",
        "--decisions",
        decisions("i1,a", "i4,a"),
        "--revenue",
        dataset.file("b-money.csv", "reference,amount\ninvoice 1,777\n").toString(),
        "--set",
        "rewards.pool-per-batch=\"2003\"",
        "--set",
        "rewards.max-per-contributor=\"500\"",
        "--set",
        "rewards.hold-batches=2");
    // Rejected while what it earned is held; a payment comes a second time.
    run(
        "c",
        "i8,bob,Eight.,1\n",
        "--decisions",
        decisions("i7,b", "i2,a"),
        "--revenue",
        dataset.file("c-money.csv", "reference,amount\ninvoice 1,777\ninvoice 2,5\n").toString());
    paysNobody("d", "i9,ann,Nine.,1\n");
    // Cyd and the curator are known from here on.
    Files.writeString(
        directory.resolve("registry.csv"),
        (KNOWN + "cyd,%s,eve\ndan,%s,eve\n").formatted(ANN, BOB, CYD, DAN));
    run("e", "i10,cyd,Ten.,1\ni11,bob,Eleven.,1\n", "--set", "rewards.max-per-item=\"300\"");
    run("f", "i12,ann,Twelve.,1\n");
    assertThat(reasons())
        .contains("correction", "recovered", "released", "over-cap", "carried-in")
        .contains("review-decision", "no-decisions", "not-earned", "split-remainder");

    Path answers = answers();
    MerkleLibrary.Printed printed = recomputed(answers);

    assertThat(printed.code()).as(printed.text()).isZero();
    assertThat(printed.text()).containsPattern("6 batches, \\d+ lines and roots .*, 0 differ");
    findsWhatIsWrong(answers);
  }

  /** Another amount for somebody in the ledger is one line that differs. */
  private void findsWhatIsWrong(Path answers) throws Exception {
    Path ledger = answers.resolve("ledger.csv");
    String written = Files.readString(ledger);
    String other = written.replaceFirst("(contributor,[0-9a-f]+,released,)(\\d+)", "$19$2");
    assertThat(other).isNotEqualTo(written);
    Files.writeString(ledger, other);

    MerkleLibrary.Printed printed = recomputed(answers);

    assertThat(printed.code()).isEqualTo(1);
    assertThat(printed.text()).contains("|released|0x").containsPattern(", 1 differ");
  }

  private void open() throws IOException {
    Files.writeString(directory.resolve("registry.csv"), KNOWN.formatted(ANN, BOB));
    dataset =
        SmallDataset.rewarding(
            directory,
            "revenue: file",
            "contributors: { registry: registry.csv }\nreview: { reviewers: 1 }\n");
    charter("contributors: 9000, curators: 0", "contributors: 8001, curators: 999");
  }

  private void charter(String from, String to) throws IOException {
    Path charter = directory.resolve("charter.yaml");
    String text = Files.readString(charter);
    assertThat(text).contains(from);
    Files.writeString(charter, text.replace(from, to));
  }

  /** The next batch under a charter without rewards. */
  private void paysNobody(String batch, String records) throws IOException {
    Path charter = directory.resolve("charter.yaml");
    String paying = Files.readString(charter);
    int start = paying.indexOf("rewards:");
    int end = paying.indexOf("contributors: { registry");
    Files.writeString(charter, paying.substring(0, start) + paying.substring(end));
    run(batch, records);
    Files.writeString(charter, paying);
  }

  /** Dan's, each on an item as a batch delivered it. */
  private String decisions(String... rejected) throws IOException {
    StringBuilder lines = new StringBuilder(ReviewFile.HEADER).append('\n');
    for (String content : rejected) {
      lines.append(content.replace(",", ",reject,dan,,")).append(",,,,,\n");
    }
    return dataset.file(String.join("-", rejected) + ".csv", lines.toString()).toString();
  }

  private void run(String batch, String records, String... more) throws IOException {
    Path items = dataset.file(batch + ".csv", SmallDataset.HEADER + records);
    List<String> all = new ArrayList<>(List.of("--input", items.toString()));
    all.addAll(List.of(more));
    CommandLineRun run = dataset.run(batch, all.toArray(String[]::new));
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  private Set<String> reasons() {
    Set<String> reasons = new HashSet<>();
    for (Row row : dataset.tables().list(Ledger.TABLE)) {
      reasons.add(row.getAs(Ledger.REASON));
    }
    return reasons;
  }

  /** What the program asks the tables, asked here by the same command. */
  private Path answers() throws IOException {
    Path answers = Files.createDirectory(directory.resolve("answers"));
    for (String line : Files.readAllLines(PROGRAM.resolve("recompute.sql"))) {
      String[] question = line.split("\t", 2);
      CommandLineRun run =
          CommandLineRun.of(
              "sql",
              "--warehouse",
              dataset.warehouse().root().toString(),
              "--format",
              "csv",
              question[1]);
      assertThat(run.code()).as(run.err()).isZero();
      Files.writeString(answers.resolve(question[0] + ".csv"), run.out());
    }
    return answers;
  }

  private MerkleLibrary.Printed recomputed(Path answers) throws IOException, InterruptedException {
    return MerkleLibrary.run(
        PROGRAM.resolve("recompute.mjs"),
        answers.toString(),
        dataset.warehouse().root().toString());
  }
}
