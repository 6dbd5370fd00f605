package io.assay.contracts.client;

import static io.assay.contracts.client.Samples.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.contracts.embedded.EmbeddedChain;
import io.assay.contracts.embedded.TestAnvil;
import io.assay.lineage.merkle.Hash;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One chain and registry; each test has a dataset of its own. */
class BatchRegistryContractTest {

  private static final FeeBound BOUND = FeeBound.ofGwei(BigDecimal.valueOf(50));

  @TempDir static Path directory;
  private static EmbeddedChain chain;
  private static JsonRpc rpc;
  private static Deployment deployment;

  private static int datasets;

  private Hash dataset;
  private ChainClient client;
  private BatchRegistryContract registry;

  @BeforeAll
  static void deploy() {
    chain = EmbeddedChain.start(directory, TestAnvil.binary());
    rpc = new JsonRpc(chain.rpcUrl(), Duration.ofSeconds(10));
    deployment = Samples.deploy(connect(Signer.embedded()), hash("prompt-commons"));
  }

  @AfterAll
  static void stop() {
    chain.close();
  }

  @BeforeEach
  void beginDataset() {
    dataset = hash("dataset " + ++datasets);
    client = connect(Signer.embedded());
    registry = client.registry(deployment);
    registry.activateCharter(dataset, hash("charter"), Duration.ZERO);
  }

  @AfterEach
  void emptyPool() {
    rpc.call("anvil_dropAllTransactions");
    rpc.call("evm_setAutomine", true);
  }

  private BatchPayload payload(String batch) {
    return Samples.payload(dataset, batch);
  }

  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(3),
          Duration.ofSeconds(3),
          Duration.ofSeconds(60),
          Duration.ofMillis(20));

  private static ChainClient connect(Signer signer) {
    return connect(signer, BOUND);
  }

  private static ChainClient connect(Signer signer, FeeBound bound) {
    return ChainClient.connect(
        new ChainClient.Endpoint(
            chain.rpcUrl(),
            ChainClient.EMBEDDED_CHAIN_ID,
            bound,
            PATIENCE,
            ChainClient.Mode.SEND,
            Confirmations.blocks(0)),
        signer,
        TransactionJournal.inMemory());
  }

  @Test
  void headOfUnknownDatasetIsZero() {
    assertThat(registry.head(dataset)).isEqualTo(new Head(0, Hash.ZERO));
    assertThat(registry.batch(dataset, 1)).isEmpty();
    assertThat(registry.history(dataset)).isEmpty();
  }

  @Test
  void anchorsBatchesInOrderAndReadsThemBack() {
    AnchorReceipt first = registry.anchor(registry.plan(payload("b1")));
    AnchorReceipt second = registry.anchor(registry.plan(payload("b2")));
    AnchorReceipt third = registry.anchor(registry.plan(payload("b3")));

    assertThat(first.number()).isEqualTo(1);
    assertThat(third.number()).isEqualTo(3);
    assertThat(registry.head(dataset)).isEqualTo(new Head(3, third.chainHash()));
    assertThat(registry.batch(dataset, 2))
        .contains(
            new AnchoredBatch(
                2, 0, payload("b2"), second.chainHash(), second.txHash(), second.block()));
    assertThat(registry.history(dataset))
        .extracting(AnchoredBatch::payload)
        .containsExactly(payload("b1"), payload("b2"), payload("b3"));
  }

  @Test
  void chainHashFollowsFromTheBatches() {
    AnchorReceipt first = registry.anchor(registry.plan(payload("b1")));
    AnchorReceipt second = registry.anchor(registry.plan(payload("b2")));

    assertThat(BatchRegistryContract.chainHash(Hash.ZERO, 1, 0, payload("b1")))
        .isEqualTo(first.chainHash());
    assertThat(BatchRegistryContract.chainHash(first.chainHash(), 2, 0, payload("b2")))
        .isEqualTo(second.chainHash());
  }

  @Test
  void anchoringTwiceSendsOnce() {
    AnchorIntent intent = registry.plan(payload("b1"));
    AnchorReceipt once = registry.anchor(intent);
    long block = client.latestBlock();

    assertThat(registry.anchor(intent)).isEqualTo(once);
    assertThat(client.latestBlock()).isEqualTo(block);
  }

  @Test
  void refusesOtherContentsUnderATakenNumber() {
    registry.anchor(new AnchorIntent(1, 0, payload("b1")));

    assertThatThrownBy(() -> registry.anchor(new AnchorIntent(1, 0, payload("other"))))
        .isInstanceOf(ChainConflictException.class)
        .hasMessageContaining("number 1")
        .hasMessageContaining(hash("b1").hex())
        .hasMessageContaining(hash("other").hex());
  }

  @Test
  void refusesANumberAboveTheNext() {
    assertThatThrownBy(() -> registry.anchor(new AnchorIntent(3, 0, payload("b3"))))
        .isInstanceOf(ChainConflictException.class)
        .hasMessageContaining("the chain is at number 0 (expected: 2)");
  }

  @Test
  void replaysWhatTheChainLacks() {
    AnchorIntent first = new AnchorIntent(1, 0, payload("b1"));
    AnchorIntent second = new AnchorIntent(2, 1, payload("b2"));
    AnchorIntent third = new AnchorIntent(3, 2, payload("b3"));
    registry.anchor(first);

    assertThat(registry.replay(List.of(first, second, third)))
        .extracting(AnchorReceipt::number)
        .containsExactly(2L, 3L);
    assertThat(registry.replay(List.of(first, second, third))).isEmpty();
    assertThat(registry.replay(List.of())).isEmpty();
  }

  @Test
  void anchorsTheCorrectionOfAnEarlierEntry() {
    AnchorIntent first = registry.plan(payload("b1"));
    registry.anchor(first);
    AnchorIntent second = registry.plan(payload("b2"), 1);

    registry.anchor(second);
    registry.anchor(second);

    assertThat(registry.history(dataset))
        .extracting(AnchoredBatch::supersedes)
        .containsExactly(0L, 1L);
    assertThat(registry.replay(List.of(first, second))).isEmpty();
    AnchorIntent again = registry.plan(payload("b3"), 1);
    assertThatThrownBy(() -> registry.anchor(again))
        .isInstanceOf(TransactionRefusedException.class)
        .hasMessageContaining("superseded");
    AnchorIntent plain = new AnchorIntent(2, 1, payload("b2"));
    assertThatThrownBy(() -> registry.anchor(plain))
        .isInstanceOf(ChainConflictException.class)
        .hasMessageContaining("the correction of number 1 (expected: 0");
  }

  @Test
  void replaysNothingOntoAnotherHistory() {
    registry.anchor(new AnchorIntent(1, 0, payload("somebody else's")));
    AnchorIntent first = new AnchorIntent(1, 0, payload("b1"));
    AnchorIntent second = new AnchorIntent(2, 1, payload("b2"));

    assertThatThrownBy(() -> registry.replay(List.of(first, second)))
        .isInstanceOf(ChainConflictException.class)
        .hasMessageContaining("not what was recorded: its head is number 1");
    assertThat(registry.head(dataset).number()).isEqualTo(1);
  }

  @Test
  void chainWithMoreThanWasRecordedIsAConflict() {
    AnchorIntent first = new AnchorIntent(1, 0, payload("b1"));
    registry.anchor(first);
    registry.anchor(new AnchorIntent(2, 1, payload("b2")));

    assertThatThrownBy(() -> registry.replay(List.of(first)))
        .isInstanceOf(ChainConflictException.class)
        .hasMessageContaining("head is number 2");
  }

  @Test
  void datasetsAreNumberedApart() {
    BatchPayload other = Samples.payload(hash("another dataset"), "b1");
    registry.activateCharter(hash("another dataset"), hash("charter"), Duration.ZERO);
    registry.anchor(registry.plan(payload("b1")));

    assertThat(registry.anchor(registry.plan(other)).number()).isEqualTo(1);
  }

  @Test
  void nonceOfAnEarlierLifeOfTheChainDoesNotBlock() {
    AnchorReceipt receipt = registry.anchor(new AnchorIntent(1, 10_000, payload("b1")));

    assertThat(receipt.number()).isEqualTo(1);
  }

  @Test
  void sentButNotMinedIsAnchoredOnceWhenRepeated() {
    AnchorIntent intent = registry.plan(payload("b1"));
    rpc.call("evm_setAutomine", false);
    assertThatThrownBy(() -> registry.anchor(intent))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining("anchor batch number 1")
        .hasMessageContaining("not mined after 3 s");

    CompletableFuture<AnchorReceipt> again =
        CompletableFuture.supplyAsync(() -> registry.anchor(intent));
    CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS)
        .execute(() -> rpc.call("anvil_mine", "0x1"));

    assertThat(again.join().number()).isEqualTo(1);
    assertThat(registry.history(dataset)).hasSize(1);
    assertThat(rpc.call("txpool_status").path("pending").asText()).isEqualTo("0x0");
  }

  @Test
  void sentWithOtherFeesIsWaitedFor() {
    AnchorIntent intent = registry.plan(payload("b1"));
    rpc.call("evm_setAutomine", false);
    assertThatThrownBy(() -> registry.anchor(intent)).isInstanceOf(ChainUnavailableException.class);
    ChainClient thrifty = connect(Signer.embedded(), FeeBound.ofGwei(new BigDecimal("1.5")));
    CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS)
        .execute(() -> rpc.call("anvil_mine", "0x1"));

    assertThat(thrifty.registry(deployment).anchor(intent).number()).isEqualTo(1);
    assertThat(registry.history(dataset)).hasSize(1);
  }

  @Test
  void minesConfirmations() {
    AnchorIntent intent = registry.plan(payload("b1"));
    AnchorReceipt receipt = registry.anchor(intent);

    assertThat(registry.confirm(intent, Confirmations.blocks(3))).isEqualTo(receipt);
    assertThat(client.latestBlock()).isEqualTo(receipt.block() + 3);
  }

  @Test
  void reorganisedAnchorIsAnchoredAgainBeforeItCounts() {
    AnchorIntent intent = registry.plan(payload("b1"));
    AnchorReceipt receipt = registry.anchor(intent);
    rpc.call("anvil_rollback", 1);
    assertThat(registry.batch(dataset, 1)).isEmpty();

    AnchorReceipt again = registry.confirm(intent, Confirmations.blocks(2));

    assertThat(again.txHash()).isEqualTo(receipt.txHash());
    assertThat(client.latestBlock()).isEqualTo(again.block() + 2);
    assertThat(registry.history(dataset)).hasSize(1);
  }

  @Test
  void strangerMayNotPublish() {
    Signer stranger = Signer.ofPrivateKey(BigInteger.valueOf(424_242));
    rpc.call("anvil_setBalance", stranger.address().toString(), "0xde0b6b3a7640000");

    assertThatThrownBy(
            () ->
                connect(stranger)
                    .registry(deployment)
                    .anchor(new AnchorIntent(1, 0, payload("b1"))))
        .isInstanceOf(TransactionRefusedException.class)
        .hasMessageContaining("AccessManagedUnauthorized(caller: ")
        .extracting(e -> ((TransactionRefusedException) e).error())
        .isEqualTo("AccessManagedUnauthorized");
    assertThat(registry.head(dataset).number()).isZero();
  }

  /** It falls by an eighth after an empty block, and the next block is the one that counts. */
  @Test
  void feeAboveTheBoundIsPending() {
    rpc.call("anvil_setNextBlockBaseFeePerGas", "0x174876e800");
    rpc.call("anvil_mine", "0x1");
    try {
      assertThatThrownBy(() -> registry.anchor(registry.plan(payload("b1"))))
          .isInstanceOf(ChainUnavailableException.class)
          .hasMessageContaining("base fee is 87.5 gwei (expected: at most 50");
    } finally {
      rpc.call("anvil_setNextBlockBaseFeePerGas", "0x3b9aca00");
      rpc.call("anvil_mine", "0x1");
    }
  }

  @Test
  void aBatchUnderAnotherCharterIsRefusedUntilThatIsActive() {
    registry.activateCharter(dataset, hash("stricter charter"), Duration.ZERO);

    assertThatThrownBy(() -> registry.anchor(registry.plan(payload("b1"))))
        .isInstanceOf(TransactionRefusedException.class)
        .hasMessageContaining("its ratifier activates it first, CharterNotActive(");
    registry.activateCharter(dataset, hash("charter"), Duration.ZERO);
    assertThat(registry.anchor(registry.plan(payload("b1"))).number()).isEqualTo(1);
  }

  @Test
  void deployingAgainFindsTheSameContracts() {
    long block = client.latestBlock();

    assertThat(Samples.deploy(client, hash("prompt-commons")))
        .usingRecursiveComparison()
        .ignoringFields("block")
        .isEqualTo(deployment);
    assertThat(client.latestBlock()).isEqualTo(block);
  }

  @Test
  void deploymentThatDiedOnTheWayIsFinishedAtTheSameAddresses() {
    String clean = rpc.call("evm_snapshot").asText();
    Deployment expected = Samples.deploy(client, hash("second dataset"));
    rpc.call("evm_revert", clean);
    rpc.call("evm_setAutomine", false);
    ChainClient again = connect(Signer.embedded());
    assertThatThrownBy(() -> Samples.deploy(again, hash("second dataset")))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining("deploy the contracts");
    rpc.call("anvil_mine", "0x1");
    rpc.call("evm_setAutomine", true);

    assertThat(Samples.deploy(again, hash("second dataset"))).isEqualTo(expected);
  }

  @Test
  void wrongRegistryAddressIsAConflict() {
    Deployment wrong =
        new Deployment(
            deployment.accessManager(),
            deployment.timelock(),
            client.signer(),
            deployment.tokens(),
            deployment.distributor(),
            client.signer(),
            0);

    assertThatThrownBy(() -> client.registry(wrong).head(dataset))
        .isInstanceOf(ChainConflictException.class)
        .hasMessageContaining("No contract of this kind");
  }
}
