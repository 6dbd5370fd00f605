package io.assay.jobs.cli;

import static io.assay.jobs.cli.PaidDataset.ANN;
import static io.assay.jobs.cli.PaidDataset.STRANGER;
import static io.assay.jobs.cli.PaidDataset.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens on the chain beside the books, or a node makes up, {@code payouts reconcile}
 * names it.
 */
@Tag("spark")
@Tag("nightly") // A minute and a half of a node of its own.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FalseChainTest {
  private static final String ACTIVATED =
      "RootActivated(uint64,bytes32,uint64,uint256,bytes32,uint256,uint256)";
  private static final String CLAIMED = "Claimed(address,uint256,uint256)";
  private static final String OTHER = "5".repeat(64);

  @TempDir static Path directory;
  private static PaidDataset dataset;
  private static LocalChain chain;

  @BeforeAll
  static void pay() throws IOException, InterruptedException {
    dataset = PaidDataset.in(directory);
    chain = dataset.chain();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    dataset.close();
  }

  @Test
  void rolesThatStrangersHoldAndNobody() throws IOException {
    String snapshot = chain.snapshot();
    String manager = contract("accessManager");
    String timelock = contract("timelock");
    chain.call("anvil_setBalance", timelock, "0x3635c9adc5dea00000");
    String pauser = word(4);
    String vetoer = word(3);
    chain.sendAs(
        timelock,
        manager,
        chain.selector("grantRole(uint64,address,uint32)", 4) + pauser + word(STRANGER) + word(0));
    String holder = book().path("roles").path("vetoer").asText();
    chain.sendAs(
        timelock, manager, chain.selector("revokeRole(uint64,address)", 4) + vetoer + word(holder));

    SortedMap<String, String> differences = dataset.differences();
    chain.restore(snapshot);
    assertThat(differences).containsOnlyKeys("role pauser", "role vetoer");
    assertThat(differences.get("role pauser")).contains(", found ", STRANGER);
    assertThat(differences).containsEntry("role vetoer", "expected " + holder + ", found nobody");
  }

  @Test
  void tokensThatLeaveWithoutAClaim() throws IOException {
    String snapshot = chain.snapshot();
    String distributor = contract("distributor");
    chain.call("anvil_setBalance", distributor, "0x3635c9adc5dea00000");
    chain.sendAs(
        distributor,
        contract("token"),
        chain.selector("transfer(address,uint256)", 4) + word(STRANGER) + word(5));

    SortedMap<String, String> differences = dataset.differences();
    chain.restore(snapshot);
    assertThat(differences)
        .isEqualTo(
            Map.of(
                "transfers from the distributor", "expected 750, found 755",
                "funded", "expected 1250, found 1245"));
  }

  @Test
  void aBalanceThatTheTransfersDoNotGive() throws IOException {
    try (FalseNode node = FalseNode.ofCall(chain, "balanceOf(address)", 499)) {
      assertThat(dataset.differences(node))
          .isEqualTo(Map.of("balance of the distributor", "expected 500, found 499"));
    }
  }

  @Test
  void totalsThatTheEventsDoNotGive() throws IOException {
    assertThat(called("epoch()", 3)).isEqualTo(Map.of("epochs", "expected 2, found 3"));
    assertThat(called("fundedTotal()", 9)).isEqualTo(Map.of("funded", "expected 1250, found 9"));
    assertThat(called("declaredTotal()", 1251))
        .isEqualTo(
            Map.of(
                "declared total", "expected 1250, found 1251",
                "claimable", "expected 500, found 501"));
    assertThat(called("claimedTotal()", 749))
        .isEqualTo(
            Map.of(
                "claims by events", "expected 750, found 749",
                "transfers from the distributor", "expected 749, found 750",
                "claimable", "expected 500, found 501"));
    assertThat(called("claimed(address)", 749))
        .isEqualTo(Map.of("claimed by " + ANN, "expected 750, found 749"));
  }

  @Test
  void aRootThatIsNotOurs() throws IOException {
    try (FalseNode node = FalseNode.ofCall(chain, "currentRoot()", OTHER)) {
      assertThat(dataset.differences(node))
          .containsOnlyKeys("active root", "payout files of the active root")
          .containsEntry(
              "payout files of the active root", "expected 0x" + OTHER + ", found missing");
    }
    assertThat(activated(2, OTHER)).containsOnlyKeys("root of epoch 2", "active root");
    assertThat(activated(1, word(7))).isEqualTo(Map.of("number of epoch 2", "expected 2, found 7"));
    assertThat(activated(3, word(9)))
        .isEqualTo(Map.of("root of epoch 2", "expected batch number 9, found not anchored"));
    assertThat(activated(4, word(1251)))
        .isEqualTo(
            Map.of(
                "total of epoch 2", "expected 1250, found 1251",
                "declared total", "expected 1251, found 1250",
                "funds of epoch 2", "expected at least 1251, found 1250"));
    assertThat(activated(5, OTHER)).containsOnlyKeys("evidence of epoch 2");
    assertThat(activated(6, word(TOTAL - 1)))
        .isEqualTo(Map.of("funds of epoch 2", "expected at least 1250, found 1249"));
  }

  @Test
  void aRootInWaitingThatIsNotOurs() throws IOException {
    String evidenceAndLater = OTHER + word(2) + word(TOTAL) + word(1);
    try (FalseNode node = FalseNode.ofCall(chain, "pending()", OTHER + evidenceAndLater)) {
      assertThat(dataset.differences(node))
          .containsOnlyKeys("root in waiting")
          .hasEntrySatisfying(
              "root in waiting",
              said ->
                  assertThat(said)
                      .contains("root 0x" + OTHER + " waits for batch number 2, whose anchored"));
    }
  }

  @Test
  void claimsThatTheTreeDoesNotGive() throws IOException {
    assertThat(claimed(2, word(451)))
        .isEqualTo(
            Map.of(
                "claims by events",
                "expected 751, found 750",
                "payments to " + ANN,
                "expected 750, found 751"));
    assertThat(claimed(3, word(751)))
        .isEqualTo(
            Map.of(
                "payments to " + ANN,
                "expected 751, found 750",
                "claimed by " + ANN,
                "expected 751, found 750",
                "received by " + ANN,
                "expected at most 750, found 751",
                "claimable",
                "expected 499, found 500"));
    SortedMap<String, String> stranger = claimed(1, word(STRANGER));
    assertThat(stranger)
        .containsEntry("received by " + STRANGER, "expected nothing, found 750")
        .containsEntry("payments to " + STRANGER, "expected 750, found 450")
        .containsEntry("claimed by " + STRANGER, "expected 750, found 0");
  }

  /** What a batch's charter promises is what the distributor that pays it does. */
  @Test
  void aDistributorWithOtherTermsThanTheCharter() throws IOException {
    assertThat(notProposed("challengeWindow()", 7200))
        .contains("chain.challenge-window-hours: none (expected: 2, which the distributor keeps");
    assertThat(notProposed("claimPeriod()", 30 * 86_400))
        .contains("rewards.unclaimed-after-days: none (expected: 30, which the distributor keeps");
    try (FalseNode node = FalseNode.ofCall(chain, "treasury()", word(STRANGER))) {
      CommandLineRun proposed = dataset.payouts(node, "propose");
      assertThat(proposed.code()).as("nothing returns: " + proposed.err()).isZero();
    }
  }

  private static String notProposed(String function, long answer) throws IOException {
    try (FalseNode node = FalseNode.ofCall(chain, function, answer)) {
      CommandLineRun refused = dataset.payouts(node, "propose");
      assertThat(refused.code()).as(refused.out() + refused.err()).isEqualTo(2);
      return refused.err();
    }
  }

  /** The last of the tests, since nothing brings the blocks back. */
  @Test
  @Order(Integer.MAX_VALUE)
  void whatAReorganisationTook() {
    chain.reorganise();

    SortedMap<String, String> differences = dataset.differences();
    assertThat(differences).containsOnlyKeys("transactions that were made");
    assertThat(differences.get("transactions that were made").split("; "))
        .hasSize(4)
        .allMatch(lost -> lost.endsWith("is on the chain no more: a reorganisation removed it"));
    assertThat(differences.get("transactions that were made"))
        .contains("propose root 0x", "mint 550 to ", "activate root 0x", "claim up to 750 for ");
  }

  private static SortedMap<String, String> called(String function, long answer) throws IOException {
    try (FalseNode node = FalseNode.ofCall(chain, function, answer)) {
      return dataset.differences(node);
    }
  }

  private static SortedMap<String, String> activated(int place, String word) throws IOException {
    try (FalseNode node = FalseNode.ofEvent(chain, ACTIVATED, place, word)) {
      return dataset.differences(node);
    }
  }

  private static SortedMap<String, String> claimed(int place, String word) throws IOException {
    try (FalseNode node = FalseNode.ofEvent(chain, CLAIMED, place, word)) {
      return dataset.differences(node);
    }
  }

  private static String contract(String duty) throws IOException {
    return book().path("addresses").path(duty).asText();
  }

  private static JsonNode book() throws IOException {
    return new ObjectMapper().readTree(dataset.warehouse().addresses().toFile());
  }

  private static String word(long number) {
    return "%064x".formatted(number);
  }

  private static String word(String account) {
    return "0".repeat(24) + account.substring(2).toLowerCase(Locale.ROOT);
  }
}
