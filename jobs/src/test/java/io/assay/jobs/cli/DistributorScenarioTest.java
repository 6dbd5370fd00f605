package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a distributor does from deployment to the books, from the command line, on a chain that is
 * not the embedded one: with keys in files, a challenge window, and a reorganisation of five blocks
 * after each step. The tests are steps of this story, in order, on one warehouse.
 */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DistributorScenarioTest {
  /** Keys of public test vectors, with their passphrases: two people. */
  private static final Map<String, String> PASSPHRASES =
      Map.of("operator", "testpassword", "guardian", "foo");

  private static final String OPERATOR = "0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b";
  private static final String GUARDIAN = "0xd1E64E5480bFaf733Ba7D48712DEcb8227797a4e";
  private static final String GOVERNANCE = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
  private static final String TREASURY = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final String ANN = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String BOB = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
  private static final String CYD = "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB";

  private static final String CHARTER =
      """
      contributors: { registry: registry.csv }
      chain: { confirmations: 0, chain-id: 7777, challenge-window-hours: 1, max-fee-gwei: 50 }
      """;

  @TempDir static Path directory;
  private LocalChain chain;
  private Path warehouse;
  private Path charter;

  @AfterAll
  void stop() throws InterruptedException {
    chain.close();
  }

  private CommandLineRun as(String who, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--warehouse", warehouse.toString(), "--rpc-url", chain.url()));
    all.addAll(List.of("--keystore", directory.resolve(who + ".json").toString()));
    all.addAll(List.of("--passphrase-file", directory.resolve(who + ".txt").toString()));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private CommandLineRun payouts(String who, String command, String... options) {
    List<String> all = new ArrayList<>(List.of("payouts", command));
    all.addAll(List.of(options));
    return as(who, all.toArray(String[]::new));
  }

  private CommandLineRun run(String batch, String rows, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve(batch + ".csv"), SmallDataset.HEADER + rows);
    List<String> all = new ArrayList<>(List.of("run", "--charter", charter.toString()));
    all.addAll(List.of("--batch", batch, "--input", file.toString()));
    all.addAll(List.of("--submitted-at", "2026-01-31T00:00:00Z", "--master", "local[2]"));
    all.addAll(List.of(more));
    return as("operator", all.toArray(String[]::new));
  }

  private JsonNode status() throws IOException {
    CommandLineRun run = payouts("operator", "status", "--format", "json");
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private static void succeeded(CommandLineRun run, String said) {
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains(said);
  }

  /** What a reorganisation took is made again by the next command, whoever signs that one. */
  private void survives(CommandLineRun again, String madeAgain, String said) {
    succeeded(again, said);
    assertThat(again.err().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("warning: " + madeAgain, " was made again: transaction "));
  }

  @Test
  @Order(1)
  void deploys() throws Exception {
    SharedSpark.session();
    chain = LocalChain.start();
    warehouse = directory.resolve("warehouse");
    charter =
        Files.writeString(
            directory.resolve("charter.yaml"),
            SmallDataset.CHARTER.replace("rewards:\n", "rewards:\n  unclaimed-after-days: 30\n")
                + CHARTER);
    Files.writeString(
        directory.resolve("registry.csv"),
        "handle,address,approved-by\nann,%s,dan\nbob,%s,dan\n".formatted(ANN, BOB));
    for (String who : PASSPHRASES.keySet()) {
      Path key = directory.resolve(who + ".json");
      Files.copy(Path.of("src/test/resources/keystore", who + ".json"), key);
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      Path passphrase =
          Files.writeString(directory.resolve(who + ".txt"), PASSPHRASES.get(who) + "\n");
      Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
    }
    chain.endow(OPERATOR, 10_000);
    chain.endow(GUARDIAN, 0);
    chain.mine(6);

    CommandLineRun tokenless =
        as("operator", "init", "--charter", charter.toString(), "--governance", GOVERNANCE);
    assertThat(tokenless.code()).isEqualTo(2);
    assertThat(tokenless.err()).contains("--token is missing").hasLineCount(1);
    CommandLineRun alone =
        as(
            "operator",
            "init",
            "--charter",
            charter.toString(),
            "--token",
            LocalChain.TOKEN,
            "--governance",
            OPERATOR);
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err()).contains("proposer and vetoer are both " + OPERATOR).hasLineCount(1);

    CommandLineRun init =
        as(
            "operator",
            "init",
            "--charter",
            charter.toString(),
            "--token",
            LocalChain.TOKEN,
            "--governance",
            GOVERNANCE,
            "--role",
            "vetoer=" + GUARDIAN,
            "--role",
            "pauser=" + GUARDIAN,
            "--role",
            "ratifier=" + GUARDIAN,
            "--role",
            "treasurer=" + GUARDIAN);

    succeeded(init, "is ready");
    JsonNode book = new ObjectMapper().readTree(warehouse.resolve("contracts.json").toFile());
    assertThat(book.path("chainId").asText()).isEqualTo("7777");
    assertThat(book.path("roles").path("vetoer").asText()).isEqualTo(GUARDIAN);
    assertThat(book.path("roles").path("publisher").asText()).isEqualTo(OPERATOR);
    assertThat(init.out() + init.err()).doesNotContain("testpassword");
    chain.reorganise();
  }

  @Test
  @Order(2)
  void runsTwoBatches() throws IOException {
    succeeded(run("b1", "i1,ann,First.,1\ni2,bob,Second.,2\ni3,cyd,Third.,3\n"), "Done.");
    chain.reorganise();
    succeeded(run("b2", "i4,ann,Fourth.,1\ni5,cyd,Fifth.,3\n"), "Done.");
    chain.reorganise();

    CommandLineRun look = payouts("operator", "status");
    assertThat(look.code()).isEqualTo(4);
    assertThat(look.err()).contains("A reorganisation took it").hasLineCount(1);
  }

  @Test
  @Order(3)
  void proposes() throws IOException {
    succeeded(payouts("operator", "propose", "--batch", "b1"), "Proposed: transaction 0x");
    chain.reorganise();
    survives(payouts("operator", "propose", "--batch", "b1"), "propose root", "Nothing to do");

    assertThat(status().path("pending-batch-number").asInt()).isEqualTo(1);
    assertThat(status().path("people-waiting").asInt()).isEqualTo(1);
    CommandLineRun second = payouts("operator", "propose", "--batch", "b2");
    assertThat(second.code()).isEqualTo(4);
    assertThat(second.err()).contains("another root waits").hasLineCount(1);
    CommandLineRun early = payouts("operator", "activate");
    assertThat(early.code()).isEqualTo(4);
    assertThat(early.err()).contains("the root can still be vetoed, ChallengeWindowOpen(");
  }

  @Test
  @Order(4)
  void noMoneyFollowsAFalseTotal() throws IOException {
    String total = status().path("pending-total").asText();
    succeeded(payouts("operator", "withdraw"), "Withdrawn: transaction 0x");
    chain.reorganise();
    survives(payouts("operator", "propose", "--batch", "b1"), "withdraw root", "Proposed");
    succeeded(payouts("operator", "withdraw"), "Withdrawn: transaction 0x");

    chain.sendAs(OPERATOR, distributor(), withTotal(proposeCall(), "%064x".formatted(58_372)));
    for (String step : List.of("fund", "activate")) {
      CommandLineRun refused = payouts("operator", step);
      assertThat(refused.code()).isEqualTo(4);
      assertThat(refused.err())
          .contains("waits with a total of 58372 (expected: " + total + ", the sum of its amounts)")
          .hasLineCount(1);
    }
    assertThat(status().path("pending-fault").asText()).contains("a total of 58372");
    CommandLineRun books = payouts("operator", "reconcile");
    assertThat(books.code()).isEqualTo(1);
    assertThat(books.out()).containsPattern("WRONG root in waiting .*a total of 58372");

    succeeded(payouts("operator", "withdraw"), "Withdrawn: transaction 0x");
    Path summary = warehouse.resolve("payouts/b1/summary.json");
    String written = Files.readString(summary);
    Files.writeString(summary, written.replace("\"" + total + "\"", "\"58372\""));
    succeeded(payouts("operator", "propose", "--batch", "b1"), "Proposed: transaction 0x");
    Files.writeString(summary, written);
    assertThat(status().path("pending-total").asText()).isEqualTo(total);
    assertThat(status().path("pending-fault").asText()).isEqualTo("none");
    // No journal knows the false proposal, so nobody could make it again.
    chain.mine(6);
  }

  /** What the operator's first proposal called. */
  private String proposeCall() throws IOException {
    try (Stream<Path> stored = Files.list(warehouse.resolve("transactions"))) {
      for (Path file : stored.sorted().toList()) {
        JsonNode intent = new ObjectMapper().readTree(file.toFile());
        if (intent.path("call").asText().startsWith("propose root")) {
          return intent.path("data").asText();
        }
      }
    }
    throw new AssertionError("no proposal is stored");
  }

  /** The total is the twelfth word: after ten of the entry, and the place of the inclusion. */
  private static String withTotal(String call, String word) {
    int start = "0x12345678".length() + 11 * word.length();
    return call.substring(0, start) + word + call.substring(start + word.length());
  }

  private String distributor() throws IOException {
    return new ObjectMapper()
        .readTree(warehouse.resolve("warehouse.json").toFile())
        .path("distributor")
        .asText();
  }

  @Test
  @Order(5)
  void funds() throws IOException {
    long before = chain.balance(OPERATOR);
    long lacking = status().path("to-be-funded").asLong();
    assertThat(lacking).isPositive();
    succeeded(payouts("operator", "fund", "--dry-run"), "It would be accepted.");
    assertThat(chain.balance(OPERATOR)).isEqualTo(before);

    succeeded(payouts("operator", "fund"), "Funded: transaction 0x");
    chain.reorganise();
    assertThat(chain.balance(OPERATOR)).isEqualTo(before);
    assertThat(status().path("transactions-not-standing").asInt()).isPositive();
    CommandLineRun again = payouts("operator", "fund");
    succeeded(again, "Nothing to do");
    assertThat(again.err()).contains("transfer " + lacking + " to ");

    assertThat(chain.balance(OPERATOR)).isEqualTo(before - lacking);
    assertThat(status().path("funded").asLong()).isEqualTo(lacking);
  }

  @Test
  @Order(6)
  void waitsAndActivates() throws IOException {
    chain.pass(Duration.ofHours(1));
    succeeded(payouts("guardian", "activate"), "Activated: transaction 0x");
    chain.reorganise();
    // Sent by the guardian, and made again by the operator, who has no key for it.
    survives(payouts("operator", "activate"), "activate root", "Nothing to do");

    assertThat(status().path("epoch").asInt()).isEqualTo(1);
    assertThat(status().path("pending-root").asText()).isEqualTo("none");
  }

  @Test
  @Order(7)
  void claimsSinglyAndBatched() throws IOException {
    succeeded(payouts("guardian", "claim", ANN), "Claimed: transaction 0x");
    long ann = chain.balance(ANN);
    assertThat(ann).isPositive();
    chain.reorganise();
    assertThat(chain.balance(ANN)).isZero();
    survives(payouts("operator", "claim", ANN), "claim up to " + ann, "Nothing to do");
    assertThat(chain.balance(ANN)).isEqualTo(ann);

    chain.call("anvil_setBalance", GUARDIAN, "0x0");
    long stored = storedTransactions();
    CommandLineRun poor = payouts("guardian", "claim-batch");
    assertThat(poor.code()).isEqualTo(4);
    assertThat(poor.err()).contains("Account " + GUARDIAN + " has 0 of the chain's own coin");
    assertThat(poor.err()).doesNotContain("Not paid").hasLineCount(1);
    assertThat(storedTransactions()).isEqualTo(stored);
    chain.call("anvil_setBalance", GUARDIAN, "0x3635c9adc5dea00000");
    CommandLineRun dry = payouts("operator", "claim-batch", "--dry-run");
    succeeded(dry, "2 accounts would be paid");
    assertThat(chain.balance(BOB)).isZero();
    succeeded(payouts("operator", "claim-batch"), "2 accounts were paid by ");
    chain.reorganise();
    CommandLineRun again = payouts("guardian", "claim-batch");
    succeeded(again, "Nothing to do");
    assertThat(again.err()).contains("claim node ");

    assertThat(chain.balance(ANN)).isEqualTo(ann);
    assertThat(chain.balance(BOB)).isPositive();
    assertThat(chain.balance(TREASURY)).isPositive();
    assertThat(status().path("claimable").asText()).isEqualTo("0");
    CommandLineRun nobody = payouts("operator", "claim", CYD);
    assertThat(nobody.code()).isEqualTo(2);
    assertThat(nobody.err()).contains("earned nothing");
  }

  @Test
  @Order(8)
  void vetoes() throws IOException {
    succeeded(payouts("operator", "propose"), "Proposed: transaction 0x");
    CommandLineRun stranger = payouts("operator", "veto", "--reason", "mine");
    assertThat(stranger.code()).isEqualTo(4);
    assertThat(stranger.err())
        .contains("the account does not hold the role for this")
        .contains("It takes the role vetoer, which " + GUARDIAN + " holds by contracts.json");
    CommandLineRun nobody =
        CommandLineRun.of(
            "payouts",
            "veto",
            "--reason",
            "mine",
            "--warehouse",
            warehouse.toString(),
            "--rpc-url",
            chain.url());
    assertThat(nobody.code()).isEqualTo(2);
    assertThat(nobody.err()).contains("There is no key to sign with").hasLineCount(1);

    CommandLineRun thrifty =
        payouts("guardian", "veto", "--reason", "dear", "--max-fee-gwei", "0.000000001");
    assertThat(thrifty.code()).isEqualTo(5);
    assertThat(thrifty.err()).contains("or allow more with --max-fee-gwei.");
    String root = status().path("pending-root").asText();
    succeeded(
        payouts("guardian", "veto", "--reason", "i5 was counted twice"), "Vetoed: transaction 0x");
    chain.reorganise();
    // It waits for nobody, and finds that the proposal is lost too.
    survives(
        payouts("guardian", "veto", "--root", root, "--reason", "i5 was counted twice"),
        "propose root",
        "Vetoed: transaction 0x");
    succeeded(
        payouts("guardian", "veto", "--root", root, "--reason", "i5 was counted twice"),
        "Nothing to do: it is vetoed already.");

    CommandLineRun again = payouts("operator", "propose", "--batch", "b2");
    assertThat(again.code()).isEqualTo(4);
    assertThat(again.err()).contains("the root was vetoed, and stays so");
  }

  @Test
  @Order(9)
  void pausesAndGoesOn() throws IOException {
    Files.writeString(
        directory.resolve("registry.csv"),
        "handle,address,approved-by\nann,%s,dan\nbob,%s,dan\ncyd,%s,dan\n"
            .formatted(ANN, BOB, CYD));
    Files.writeString(charter, Files.readString(charter).replace("name: Small", "name: Smaller"));
    CommandLineRun unratified = run("b3", "i6,cyd,Sixth.,3\n");
    assertThat(unratified.code()).isEqualTo(5);
    assertThat(unratified.out() + unratified.err())
        .contains("is not in force on the chain (expected: 0x");
    CommandLineRun stranger = as("operator", "charter", "ratify", "--charter", charter.toString());
    assertThat(stranger.code()).isEqualTo(4);
    assertThat(stranger.err()).contains("does not hold the role");
    String[] ratify = {"charter", "ratify", "--charter", charter.toString(), "--grace-days", "1"};
    succeeded(as("guardian", ratify), "is in force: transaction 0x");
    chain.reorganise();
    survives(as("guardian", ratify), "activate charter", "Nothing to do");
    succeeded(run("b3", "i6,cyd,Sixth.,3\n"), "Done.");
    succeeded(payouts("operator", "propose"), "Proposed: transaction 0x");
    succeeded(payouts("operator", "fund"), "Funded: transaction 0x");
    chain.pass(Duration.ofHours(1));

    succeeded(
        payouts("guardian", "pause", "--seconds", "86400", "--reason", "a doubt"),
        "Paused: transaction 0x");
    succeeded(
        payouts("guardian", "pause", "--seconds", "86400", "--reason", "a doubt"),
        "Nothing to do: it is paused already.");
    chain.reorganise();
    CommandLineRun paused = payouts("operator", "activate");
    assertThat(paused.code()).isEqualTo(4);
    assertThat(paused.err()).contains("pause was made again", "a pause is in the way");
    assertThat(status().path("paused-until").asText()).isNotEqualTo("not paused");
    succeeded(payouts("guardian", "resume"), "Resumed: transaction 0x");
    chain.reorganise();
    survives(payouts("guardian", "resume"), "unpause", "Nothing to do: there is no pause.");

    chain.pass(Duration.ofHours(1));
    succeeded(payouts("operator", "activate"), "Activated: transaction 0x");
    succeeded(payouts("operator", "claim-batch"), "accounts were paid by ");
    assertThat(chain.balance(CYD)).isPositive();
    assertThat(status().path("people-waiting").asInt()).isZero();
  }

  @Test
  @Order(10)
  void whatStaysUnclaimedIsReturned() throws IOException {
    long treasury = chain.balance(TREASURY);
    succeeded(run("b4", "i7,bob,Seventh.,3\n"), "Done.");
    succeeded(payouts("operator", "propose"), "Proposed: transaction 0x");
    succeeded(payouts("operator", "fund"), "Funded: transaction 0x");
    chain.pass(Duration.ofHours(1));
    succeeded(payouts("operator", "activate"), "Activated: transaction 0x");
    long bob = chain.balance(BOB);
    Path shard = shardOf(BOB);
    String written = Files.readString(shard);
    Files.writeString(shard, written.replaceFirst("\"amount\" *: *\"\\d+\"", "\"amount\":\"0\""));
    CommandLineRun tampered = payouts("operator", "claim", BOB);
    assertThat(tampered.code()).isEqualTo(4);
    assertThat(tampered.err()).contains("lead to no root that can be claimed from").hasLineCount(1);
    Files.writeString(shard, written);

    succeeded(payouts("guardian", "return"), "Nothing to do");
    chain.pass(Duration.ofDays(31));
    CommandLineRun stranger = payouts("operator", "return");
    assertThat(stranger.code()).isEqualTo(4);
    assertThat(stranger.err()).contains("does not hold the role");
    succeeded(payouts("guardian", "return", "--account", BOB), "What 1 accounts left unclaimed");
    chain.reorganise();
    CommandLineRun again = payouts("guardian", "return");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("return up to ", " was made again: transaction ");

    assertThat(chain.balance(BOB)).isEqualTo(bob);
    assertThat(chain.balance(TREASURY)).isEqualTo(treasury + 1_000);
    assertThat(status().path("claimable").asText()).isEqualTo("0");
  }

  private Path shardOf(String account) {
    String shard = account.substring(2, 5).toLowerCase(Locale.ROOT);
    return warehouse.resolve("payouts/b4/claims/" + shard + ".json");
  }

  @Test
  @Order(11)
  void whatWasSignedIsListedAndGivenUpWhileItIsNotMined() throws IOException {
    CommandLineRun list = payouts("operator", "transactions", "list");
    succeeded(list, " mined, number ");
    assertThat(list.out().lines()).hasSize((int) storedTransactions());
    assertThat(payouts("operator", "transactions", "list", "--open").out()).isEmpty();
    CommandLineRun over = payouts("guardian", "transactions", "abandon", "1");
    assertThat(over.code()).isEqualTo(4);
    assertThat(over.err()).contains("is over already");
  }

  private long storedTransactions() throws IOException {
    try (Stream<Path> files = Files.list(warehouse.resolve("transactions"))) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  @Test
  @Order(12)
  void theBooksAgreeToTheLastUnit() throws IOException {
    CommandLineRun run = payouts("operator", "reconcile");

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("comparisons agree.")
        .contains("code of the contracts")
        .contains("ledger up to batch b4")
        .contains("root of epoch 3")
        .contains("role vetoer")
        .contains("balance of the distributor");
    assertThat(
            chain.balance(ANN) + chain.balance(BOB) + chain.balance(CYD) + chain.balance(TREASURY))
        .isEqualTo(4_000);
  }

  @Test
  @Order(13)
  void correctsABatchWhoseRootWaits() throws IOException {
    succeeded(run("b5", "i8,ann,Eighth.,1\n"), "Done.");
    succeeded(payouts("operator", "propose", "--batch", "b5"), "Proposed: transaction 0x");
    chain.mine(6);
    succeeded(run("b6", "i9,bob,Ninth.,1\n", "--supersedes", "b5"), "Done.");
    chain.reorganise();
    assertThat(status().path("transactions-not-standing").asInt()).isPositive();
    assertThat(status().path("pending-fault").asText())
        .as("nothing corrects it now")
        .isEqualTo("none");

    // The correction is made again before anything else, so no money follows what it corrects.
    CommandLineRun activated = payouts("operator", "activate");
    assertThat(activated.code()).isEqualTo(4);
    assertThat(activated.err())
        .contains("warning: anchor 0x", " number 6 was made again: transaction 0x")
        .contains("batch number 5, whose root waits, was superseded");
    assertThat(payouts("operator", "reconcile").out())
        .containsPattern(
            "WRONG root in waiting .*batch number 5, whose root waits, was superseded");
    CommandLineRun verified =
        CommandLineRun.of("verify", "--warehouse", warehouse.toString(), "--rpc-url", chain.url());
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    succeeded(payouts("operator", "withdraw"), "Withdrawn: transaction 0x");
    succeeded(payouts("operator", "propose"), "Proposed: transaction 0x");
    assertThat(status().path("pending-batch-number").asInt()).isEqualTo(6);
  }

  @Test
  @Order(14)
  void everyDifferenceIsNamed() throws IOException {
    Path tree = warehouse.resolve("payouts/b4/tree.json");
    String written = Files.readString(tree);
    Files.writeString(tree, written.replaceFirst("\"" + CYD + "\",\"", "\"" + CYD + "\",\"9"));
    String distributor = distributor();
    String code = chain.call("eth_getCode", distributor, "latest").asText();
    chain.call("anvil_setCode", distributor, code.substring(0, code.length() - 2) + "00");

    CommandLineRun run = payouts("operator", "reconcile");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().lines().filter(line -> line.contains("WRONG")))
        .anySatisfy(line -> assertThat(line).contains("payout files of batch b4", "give the root"))
        .anySatisfy(line -> assertThat(line).contains("other code than this build gives"))
        .anySatisfy(line -> assertThat(line).contains("as the address book says"));
    Files.writeString(tree, written);
    chain.call("anvil_setCode", distributor, code);
    assertThat(payouts("operator", "reconcile").code()).isZero();
  }

  @Test
  @Order(14)
  void whoOnlyReadsWaitsForNoWriter() throws IOException {
    Path items = Files.writeString(directory.resolve("b9.csv"), SmallDataset.HEADER + "i9,ann,9,1");
    String[] batch = {
      "run",
      "--charter",
      charter.toString(),
      "--batch",
      "b9",
      "--input",
      items.toString(),
      "--submitted-at",
      "2026-01-31T00:00:00Z"
    };
    try (WarehouseLock writer =
        WarehouseLock.take(new Warehouse(warehouse), "assay run --batch other")) {
      assertThat(as("operator", batch).code()).isEqualTo(4);

      succeeded(as("operator", with(batch, "--dry-run")), "nothing was written");
      succeeded(read("status"), "b4");
      succeeded(read("sql", "select count(*) from verdicts where item_id = 'i1'"), "1");
      succeeded(read("explain", "i1"), "Verdict: accepted");
      succeeded(read("verify", "--rpc-url", chain.url()), "comparisons hold.");
      succeeded(payouts("operator", "status"), "anchored-batches:");
    }
  }

  private CommandLineRun read(String... arguments) {
    return CommandLineRun.of(with(arguments, "--warehouse", warehouse.toString()));
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
  }
}
