package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dataset whose books agree, on a chain of its own: two batches, b1 and b2, whose roots became
 * active at once, and a claim after each. Of 1000 units a batch, Ann earned 300 and 450, Bob 300,
 * the treasury 100 and 100; what Cyd earned waits.
 */
final class PaidDataset implements AutoCloseable {
  static final String ANN = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  static final String BOB = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
  static final String STRANGER = "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB";
  static final int TOTAL = 1250;

  private static final long EMBEDDED = 31_337;
  private static final Pattern WRONG =
      Pattern.compile("  WRONG (.*?) +(expected .*, found .*)", Pattern.DOTALL);

  private final Path directory;
  private final LocalChain chain;

  private PaidDataset(Path directory, LocalChain chain) {
    this.directory = directory;
    this.chain = chain;
  }

  static PaidDataset in(Path directory) throws IOException, InterruptedException {
    SharedSpark.session();
    PaidDataset dataset = new PaidDataset(directory, LocalChain.start(EMBEDDED));
    Files.writeString(
        directory.resolve("registry.csv"),
        "handle,address,approved-by\nann,%s,dan\nbob,%s,dan\n".formatted(ANN, BOB));
    Files.writeString(
        directory.resolve("charter.yaml"),
        SmallDataset.CHARTER
            + "contributors: { registry: registry.csv }\nchain: { confirmations: 1 }\n");
    String charter = directory.resolve("charter.yaml").toString();
    dataset.succeeds("init", "--charter", charter);
    dataset.run("b1", "i1,ann,One.,1\ni2,bob,Two.,1\ni3,cyd,Three.,1\n");
    dataset.run("b2", "i4,ann,Four.,1\ni5,cyd,Five.,1\n");
    assertThat(dataset.differences()).isEmpty();
    return dataset;
  }

  private void run(String batch, String records) throws IOException {
    Path file = Files.writeString(directory.resolve(batch + ".csv"), SmallDataset.HEADER + records);
    succeeds(
        "run",
        "--charter",
        directory.resolve("charter.yaml").toString(),
        "--batch",
        batch,
        "--input",
        file.toString(),
        "--submitted-at",
        "2026-01-31T00:00:00Z",
        "--master",
        "local[2]");
    succeeds("payouts", "claim", ANN);
  }

  /** A command about payouts, by what this node says. */
  CommandLineRun payouts(FalseNode node, String command) {
    return command(warehouse().root(), node.url(), List.of("payouts", command));
  }

  private void succeeds(String... arguments) {
    CommandLineRun run = command(warehouse().root(), chain.url(), List.of(arguments));
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  private static CommandLineRun command(Path warehouse, String url, List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--warehouse", warehouse.toString(), "--rpc-url", url));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  Warehouse warehouse() {
    return new Warehouse(directory.resolve("warehouse"));
  }

  /** A copy to be spoilt. */
  Warehouse copy(Path to) throws IOException {
    return new Warehouse(Community.copy(warehouse().root(), to.resolve("copy")));
  }

  LocalChain chain() {
    return chain;
  }

  /** What does not agree now. */
  SortedMap<String, String> differences() {
    return differences(warehouse(), chain.url());
  }

  /** What does not agree in a copy of the warehouse. */
  SortedMap<String, String> differences(Warehouse copy) {
    return differences(copy, chain.url());
  }

  /** What does not agree with what another node says. */
  SortedMap<String, String> differences(FalseNode node) {
    return differences(warehouse(), node.url());
  }

  /** "expected …, found …" by what is compared; the command fails exactly if there is any. */
  private static SortedMap<String, String> differences(Warehouse warehouse, String url) {
    CommandLineRun run = command(warehouse.root(), url, List.of("payouts", "reconcile"));
    SortedMap<String, String> differences = new TreeMap<>();
    for (String line : run.out().lines().toList()) {
      Matcher wrong = WRONG.matcher(line);
      if (wrong.matches()) {
        differences.merge(wrong.group(1), wrong.group(2), (one, other) -> one + "; " + other);
      }
    }
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(differences.isEmpty() ? 0 : 1);
    return differences;
  }

  @Override
  public void close() throws InterruptedException {
    chain.close();
  }
}
