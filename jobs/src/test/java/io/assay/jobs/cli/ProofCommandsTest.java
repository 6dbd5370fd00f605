package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.log.Checkpoint;
import io.assay.lineage.log.LogSegments;
import io.assay.lineage.log.LogTree;
import io.assay.lineage.log.LogWriter;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeFileWriter;
import io.assay.lineage.merkle.TreeRecord;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.lineage.storage.WholeFile;
import io.assay.rules.decision.VerdictKind;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code prove} and {@code verify} on a warehouse of three items, one account and a short log. */
class ProofCommandsTest {
  private static final String BATCH = "2026-01";
  private static final Address ACCOUNT = new Address("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");
  private static final Address DISTRIBUTOR =
      new Address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

  @TempDir private Path directory;
  private Warehouse warehouse;
  private Hash verdictRoot;
  private Hash rewardsRoot;
  private Checkpoint checkpoint;

  @BeforeEach
  void fill() throws IOException {
    warehouse = new Warehouse(directory.resolve("warehouse"));
    String none = Address.ZERO.checksummed();
    new WarehouseDescriptor(1, "prompts", 31_337, none, DISTRIBUTOR.checksummed(), none)
        .write(warehouse);
    verdictRoot = writeVerdicts();
    rewardsRoot = writeRewards();
    checkpoint = writeLog();
  }

  @Test
  void anItemsVerdictIsProvenAndVerifiedInWords() {
    CommandLineRun proven = prove("item 1", "--batch", BATCH, "--output", file("proof.json"));
    CommandLineRun verified = verify("proof.json", "--root", verdictRoot.hex());

    assertThat(proven.code()).isZero();
    assertThat(verified.code()).isZero();
    assertThat(verified.out())
        .startsWith("valid: the item with commitment 0x")
        .contains("has the verdict rejected in batch 2026-01 of dataset prompts");
  }

  /**
   * So that they answer at once; told by the classes that are loaded, since time is nobody's word.
   */
  @Test
  void helpProofsAndTheirCheckLoadNoClassOfSpark() throws Exception {
    String place = warehouse.root().toString();
    String proof = file("proof.json");
    List<List<String>> commands =
        List.of(
            List.of("--help"),
            List.of("verify", "--help"),
            List.of("prove", "item 1", "--batch", BATCH, "--warehouse", place, "--output", proof),
            List.of("prove", "--log", "0", "--warehouse", place),
            List.of("verify", "--proof", proof, "--root", verdictRoot.hex()));
    for (List<String> command : commands) {
      Path loaded = directory.resolve("loaded.txt");
      Process process =
          AssayProcess.of(List.of("-Xlog:class+load:file=" + loaded), command)
              .redirectErrorStream(true)
              .start();
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(printed).isZero();

      assertThat(Files.readAllLines(loaded))
          .as("classes that %s loads", command)
          .anyMatch(line -> line.contains("] io.assay.jobs.cli.Assay "))
          .noneMatch(
              line -> line.matches(".*] (org\\.apache\\.(spark|hadoop)|scala|io\\.delta)\\..*"));
    }
  }

  @Test
  void anAccountsPayoutIsProvenAndVerifiedInWords() {
    prove("--account", ACCOUNT.checksummed(), "--batch", BATCH, "--output", file("proof.json"));

    assertThat(verify("proof.json", "--root", rewardsRoot.hex()).out())
        .startsWith(
            "valid: account %s may claim 12345678901234567890 base units in all from distributor %s on chain 31337, under root %s"
                .formatted(ACCOUNT, DISTRIBUTOR, rewardsRoot));
  }

  @Test
  void anotherRootIsInvalidWithExitOne() {
    prove("item 1", "--batch", BATCH, "--output", file("proof.json"));

    CommandLineRun run = verify("proof.json", "--root", rewardsRoot.hex());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).startsWith("INVALID: the proof is for another root");
  }

  @Test
  void aChangedVerdictIsInvalidWithExitOne() throws IOException {
    prove("item 1", "--batch", BATCH, "--output", file("proof.json"));
    String proof = Files.readString(directory.resolve("proof.json"));
    Files.writeString(
        directory.resolve("proof.json"), proof.replace("\"verdict\":\"0\"", "\"verdict\":\"1\""));

    CommandLineRun run = verify("proof.json", "--root", verdictRoot.hex());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).startsWith("INVALID: the siblings do not lead from the leaf to the root");
  }

  @Test
  void aFileThatIsNoProofIsExitTwo() throws IOException {
    Files.writeString(directory.resolve("proof.json"), "{\"format\":\"x\"}");

    CommandLineRun run = verify("proof.json", "--root", verdictRoot.hex());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Cannot read proof").doesNotContain("\tat ");
    assertThat(verify("none.json", "--root", verdictRoot.hex()).code()).isEqualTo(2);
    assertThat(verify("proof.json", "--root", "0x12").code()).isEqualTo(2);
    assertThat(verify("proof.json").code()).isEqualTo(2);
    assertThat(CommandLineRun.of("verify", "--root", verdictRoot.hex()).err())
        .contains("--root or --anchor without --proof");
  }

  @Test
  void anAnchorKnowsWhichRootItIsAndOfWhichBatch() throws IOException {
    prove("item 1", "--batch", BATCH, "--output", file("proof.json"));
    anchor(BATCH);
    assertThat(verify("proof.json", "--anchor", file("anchor.json")).code()).isZero();

    anchor("2026-02");
    CommandLineRun run = verify("proof.json", "--anchor", file("anchor.json"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("the anchor is of another");
  }

  @Test
  void aLogEntryIsProvenUnderTheCheckpointOfABatch() throws IOException {
    prove("--log", "2", "--batch", BATCH, "--output", file("proof.json"));
    anchor(BATCH);

    CommandLineRun run = verify("proof.json", "--anchor", file("anchor.json"));

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("valid: entry 2 of the log of 5 entries of dataset prompts is {\"n\":2}");
    assertThat(prove("--log", "5", "--batch", BATCH).err()).contains("--log: 5 (expected: 0 to 4)");
    assertThat(prove("--log", "6").code()).isZero();
  }

  @Test
  void theLogIsProvenToHaveOnlyGrown() throws IOException {
    Path earlier = warehouse.proofs("2025-12").resolve("checkpoint");
    WholeFile.write(earlier, checkpoint(3).text().getBytes(UTF_8));
    prove("--log-since", "2025-12", "--batch", BATCH, "--output", file("proof.json"));

    CommandLineRun run = verify("proof.json", "--root", checkpoint.root().hex());

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("valid: the first 3 entries of the log of 5 entries");
  }

  @Test
  void aLogThatWasChangedProvesNothing() throws IOException {
    Path segment = warehouse.lineage().resolve("0000000001.ndjson");
    Files.writeString(segment, Files.readString(segment).replace("0", "9"));

    CommandLineRun run = prove("--log", "2", "--batch", BATCH);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("does not lead to the checkpoint of 5 entries");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(prove("item 9", "--batch", BATCH).err())
        .contains("Item item 9 has no leaf in the verdict tree of batch 2026-01");
    assertThat(prove("item 1", "--batch", "2031-01").err())
        .contains("Batch 2031-01 has no verdict tree");
    assertThat(prove("item 1", "--batch", "../..").err()).contains("--batch: ../..");
    assertThat(prove("item 1", "--batch", BATCH, "--kind", "rewards").err())
        .contains("--kind: rewards (expected: validated or verdict)");
    assertThat(prove("--account", DISTRIBUTOR.checksummed(), "--batch", BATCH).err())
        .contains("has no leaf in the rewards tree");
    assertThat(prove("--account", "0x12", "--batch", BATCH).err()).contains("--account: address: ");
    assertThat(prove("--batch", BATCH).err()).contains("0 things to prove");
    assertThat(prove("item 1").err()).contains("--batch is missing");
  }

  private CommandLineRun prove(String... options) {
    List<String> arguments = new ArrayList<>(List.of("prove"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--warehouse", warehouse.root().toString()));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private CommandLineRun verify(String proof, String... options) {
    List<String> arguments = new ArrayList<>(List.of("verify", "--proof", file(proof)));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private void anchor(String batch) throws IOException {
    Files.writeString(
        directory.resolve("anchor.json"),
        """
        {"datasetId":"%s","batchHash":"%s","validatedRoot":"%s","verdictRoot":"%s","rewardsRoot":"%s","logSize":"%d","logRoot":"%s"}
        """
            .formatted(
                TreeSubject.hashOf("prompts"),
                TreeSubject.hashOf(batch),
                Hash.ZERO,
                verdictRoot,
                rewardsRoot,
                checkpoint.size(),
                checkpoint.root()));
  }

  private Hash writeVerdicts() throws IOException {
    List<TreeRecord> records = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      records.add(
          new TreeRecord.Verdict(
              TreeSubject.hashOf("item " + i),
              TreeSubject.hashOf("commitment " + i),
              i == 1 ? VerdictKind.REJECTED : VerdictKind.ACCEPTED,
              TreeSubject.hashOf("[]")));
    }
    records.sort(Comparator.comparing(TreeRecord::body, Arrays::compareUnsigned));
    return write("verdict.tree", TreeSubject.verdict("prompts", BATCH), records);
  }

  private Hash writeRewards() throws IOException {
    TreeSubject subject =
        TreeSubject.rewards("prompts", BATCH, BigInteger.valueOf(31_337), DISTRIBUTOR);
    BigInteger amount = new BigInteger("12345678901234567890");
    return write("rewards.tree", subject, List.of(new TreeRecord.Reward(ACCOUNT, amount)));
  }

  private Hash write(String name, TreeSubject subject, List<TreeRecord> records)
      throws IOException {
    try (TreeFileWriter writer =
        TreeFileWriter.create(warehouse.proofs(BATCH).resolve(name), subject)) {
      for (TreeRecord record : records) {
        writer.add(record);
      }
      return writer.finish();
    }
  }

  private Checkpoint writeLog() throws IOException {
    LogWriter writer = LogWriter.open(warehouse.lineage());
    for (int i = 0; i < 7; i++) {
      writer.append(List.of("{\"n\":%d}".formatted(i).getBytes(UTF_8)));
    }
    Checkpoint five = checkpoint(5);
    WholeFile.write(warehouse.proofs(BATCH).resolve("checkpoint"), five.text().getBytes(UTF_8));
    return five;
  }

  private Checkpoint checkpoint(int size) throws IOException {
    LogTree tree = new LogSegments(warehouse.lineage()).tree();
    return new Checkpoint("prompts", size, tree.rootAt(size));
  }
}
