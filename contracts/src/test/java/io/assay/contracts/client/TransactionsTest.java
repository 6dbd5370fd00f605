package io.assay.contracts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.contracts.embedded.EmbeddedChain;
import io.assay.contracts.embedded.TestAnvil;
import io.assay.lineage.attestation.Address;
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

/**
 * Mints, which count every time, under everything that may happen to a transaction. What the chain
 * did is read from the balance of an account that each test has for itself.
 */
class TransactionsTest {

  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(2), Duration.ofMillis(600), Duration.ofMillis(20));

  @TempDir static Path chainDirectory;
  @TempDir Path directory;
  private static EmbeddedChain chain;
  private static JsonRpc rpc;
  private static Deployment deployment;
  private static int accounts;

  private Address account;

  @BeforeAll
  static void start() {
    chain = EmbeddedChain.start(chainDirectory, TestAnvil.binary());
    rpc = new JsonRpc(chain.rpcUrl(), Duration.ofSeconds(10));
    deployment = Samples.deploy(Samples.connect(chain), Samples.hash("transactions"));
    rpc.call("anvil_mine", "0x8");
  }

  @AfterAll
  static void stop() {
    chain.close();
  }

  @BeforeEach
  void newAccount() {
    byte[] bytes = new byte[20];
    bytes[19] = (byte) ++accounts;
    bytes[0] = 0x77;
    account = Address.of(bytes);
  }

  @AfterEach
  void emptyPool() {
    rpc.call("anvil_dropAllTransactions");
    rpc.call("evm_setAutomine", true);
  }

  /** As a new process would: all it knows is the journal. */
  private ChainClient connect(FeeBound bound) {
    return ChainClient.connect(
        new ChainClient.Endpoint(
            chain.rpcUrl(), ChainClient.EMBEDDED_CHAIN_ID, bound, PATIENCE, ChainClient.Mode.SEND),
        Signer.embedded(),
        TransactionJournal.in(directory));
  }

  private ChainClient connect() {
    return connect(FeeBound.unlimited());
  }

  private static TokenContract token(ChainClient client) {
    return client.token(deployment);
  }

  private BigInteger balance() {
    return token(connect()).balance(account);
  }

  private void mint(long amount) {
    token(connect()).fund(account, BigInteger.valueOf(amount));
  }

  private static void later(Runnable action) {
    CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(action);
  }

  private TransactionIntent stored() {
    List<TransactionIntent> all = TransactionJournal.in(directory).all();
    return all.get(all.size() - 1);
  }

  @Test
  void isStoredBeforeItIsSentAndNotedWhenMined() {
    mint(5);

    TransactionIntent intent = stored();
    assertThat(intent.state()).isEqualTo(TransactionIntent.State.MINED);
    assertThat(intent.call().name()).isEqualTo("mint 5 to " + account);
    assertThat(balance()).isEqualTo(5);
  }

  @Test
  void killedBetweenStoringAndSendingIsSentOnceByTheNext() {
    rpc.call("evm_setAutomine", false);
    assertThatThrownBy(() -> mint(5)).isInstanceOf(ChainUnavailableException.class);
    rpc.call("anvil_dropAllTransactions");
    rpc.call("evm_setAutomine", true);

    assertThat(connect().recover())
        .singleElement()
        .asString()
        .startsWith("mint 5 to " + account + " was made again: transaction ");
    assertThat(connect().recover()).isEmpty();
    assertThat(balance()).isEqualTo(5);
  }

  @Test
  void oneThatIsStuckIsOfferedAgainWithHigherFees() {
    rpc.call("evm_setAutomine", false);
    later(
        () -> {
          // The node drops what pays less than the one that takes its place.
          while (stored().attempts().size() < 2) {
            Thread.onSpinWait();
          }
          rpc.call("anvil_mine", "0x1");
        });

    mint(5);

    TransactionIntent intent = stored();
    FeeBound.Fees first = intent.attempts().get(0).fees();
    FeeBound.Fees second = intent.attempts().get(1).fees();
    assertThat(second.maxFee().multiply(BigInteger.valueOf(8)))
        .isGreaterThanOrEqualTo(first.maxFee().multiply(BigInteger.valueOf(9)));
    assertThat(second.tip().multiply(BigInteger.valueOf(8)))
        .isGreaterThanOrEqualTo(first.tip().multiply(BigInteger.valueOf(9)));
    assertThat(balance()).isEqualTo(5);
  }

  @Test
  void oneWhoseFeesBecameTooLowIsOfferedAgain() {
    rpc.call("evm_setAutomine", false);
    assertThatThrownBy(() -> mint(5)).isInstanceOf(ChainUnavailableException.class);
    rpc.call("anvil_dropAllTransactions");
    rpc.call("anvil_setNextBlockBaseFeePerGas", "0x174876e800");
    rpc.call("anvil_mine", "0x1");
    rpc.call("evm_setAutomine", true);
    int attempts = stored().attempts().size();

    assertThat(connect().recover()).singleElement().asString().contains("was made again");

    assertThat(stored().attempts()).hasSize(attempts + 1);
    assertThat(balance()).isEqualTo(5);
    rpc.call("anvil_setNextBlockBaseFeePerGas", "0x3b9aca00");
    rpc.call("anvil_mine", "0x1");
  }

  @Test
  void oneThatIsStuckAtTheBoundWaits() {
    rpc.call("evm_setAutomine", false);
    ChainClient thrifty = connect(FeeBound.ofGwei(new BigDecimal("2")));
    rpc.call("anvil_setNextBlockBaseFeePerGas", "0x3b9aca00");

    assertThatThrownBy(() -> token(thrifty).fund(account, BigInteger.valueOf(5)))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining("sent once only");
    assertThat(stored().attempts()).hasSize(1);
  }

  @Test
  void oneWhoseNumberAnotherTransactionTookIsNotRepeatedWhereItWouldCountTwice() {
    rpc.call("evm_setAutomine", false);
    assertThatThrownBy(() -> mint(5)).isInstanceOf(ChainUnavailableException.class);
    rpc.call("anvil_dropAllTransactions");
    rpc.call("evm_setAutomine", true);
    foreign();

    assertThat(connect().recover())
        .singleElement()
        .asString()
        .contains("was not made again: another transaction of ");
    assertThat(balance()).isZero();
    mint(5);
    assertThat(balance()).isEqualTo(5);
  }

  @Test
  void oneThatAContractTakesOnceGetsANewNumber() {
    Hash dataset = Samples.hash("renumbered");
    AnchorIntent intent = new AnchorIntent(1, 0, Samples.payload(dataset, "b1"));
    Samples.connect(chain)
        .registry(deployment)
        .activateCharter(dataset, Samples.hash("charter"), Duration.ZERO);
    rpc.call("evm_setAutomine", false);
    assertThatThrownBy(() -> connect().registry(deployment).anchor(intent))
        .isInstanceOf(ChainUnavailableException.class);
    rpc.call("anvil_dropAllTransactions");
    rpc.call("evm_setAutomine", true);
    foreign();

    assertThat(connect().recover()).singleElement().asString().contains("was made again");
    assertThat(connect().registry(deployment).history(dataset)).hasSize(1);
  }

  @Test
  void whatADeepReorganisationTookIsMadeAgainOnceAndInOrder() {
    rpc.call("anvil_mine", "0x6");
    mint(5);
    mint(8);
    mint(9);
    connect().mine(1);
    rpc.call("anvil_rollback", 5);
    assertThat(balance()).isZero();
    assertThat(connect().missing()).hasSize(3).allMatch(text -> text.contains("reorganisation"));

    assertThat(connect().recover()).hasSize(3);

    assertThat(balance()).isEqualTo(9);
    assertThat(connect().missing()).isEmpty();
    assertThat(connect().recover()).isEmpty();
  }

  @Test
  void aReorganisationWhileWaitingIsNoticed() {
    mint(5);
    Transaction before = new Transaction(stored().last().hash(), stored().inclusion().block());
    rpc.call("anvil_rollback", 1);
    rpc.call("anvil_mine", "0x1");

    Transaction after = connect().confirm(before, Confirmations.blocks(3));

    assertThat(after.hash()).isEqualTo(before.hash());
    assertThat(after.block()).isGreaterThan(before.block());
    assertThat(connect().latestBlock()).isEqualTo(after.block() + 3);
    assertThat(balance()).isEqualTo(5);
  }

  @Test
  void finalityIsWhatTheNodeCallsFinal() {
    mint(5);
    Transaction transaction = new Transaction(stored().last().hash(), stored().inclusion().block());

    connect().confirm(transaction, Confirmations.untilFinal());

    assertThat(Node.quantity(rpc.call("eth_getBlockByNumber", "finalized", false).path("number")))
        .isGreaterThanOrEqualTo(BigInteger.valueOf(transaction.block()));
  }

  private static void foreign() {
    rpc.call(
        "eth_sendTransaction",
        JSON.createObjectNode()
            .put("from", Signer.embedded().address().toString())
            .put("to", "0x70997970C51812dc3A010C7d01b50e0d17dc79C8")
            .put("value", "0x1"));
  }

  private static final com.fasterxml.jackson.databind.ObjectMapper JSON =
      new com.fasterxml.jackson.databind.ObjectMapper();
}
