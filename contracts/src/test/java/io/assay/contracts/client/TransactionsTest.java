package io.assay.contracts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.contracts.embedded.EmbeddedChain;
import io.assay.contracts.embedded.TestAnvil;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
      new Patience(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofMillis(600),
          Duration.ofMillis(20));

  private static final Address ELSEWHERE =
      new Address("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");

  @TempDir static Path chainDirectory;
  @TempDir Path directory;
  private static EmbeddedChain chain;
  private static JsonRpc rpc;
  private static AddressBook book;
  private static Deployment deployment;
  private static int accounts;

  private Address account;

  @BeforeAll
  static void start() {
    chain = EmbeddedChain.start(chainDirectory, TestAnvil.binary());
    rpc = new JsonRpc(chain.rpcUrl(), Duration.ofSeconds(10));
    book = Samples.connect(chain).deploy(Samples.terms(Samples.hash("transactions")));
    deployment = book.deployment();
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
  private ChainClient connect(Signer signer, FeeBound bound, ChainClient.Mode mode) {
    return ChainClient.connect(
        new ChainClient.Endpoint(
            chain.rpcUrl(),
            ChainClient.EMBEDDED_CHAIN_ID,
            bound,
            PATIENCE,
            mode,
            Confirmations.blocks(0)),
        signer,
        TransactionJournal.in(directory));
  }

  private ChainClient connect(FeeBound bound) {
    return connect(Signer.embedded(), bound, ChainClient.Mode.SEND);
  }

  private ChainClient connect(Signer signer) {
    return connect(signer, ChainClient.Mode.SEND);
  }

  private ChainClient connect(Signer signer, ChainClient.Mode mode) {
    return connect(signer, FeeBound.usual(), mode);
  }

  private ChainClient connect() {
    return connect(FeeBound.usual());
  }

  private static TokenContract token(ChainClient client) {
    return client.token(deployment);
  }

  private BigInteger balance() {
    return token(connect()).balance(account);
  }

  private void mint(long amount) {
    mintFor(account, amount);
  }

  private void mintFor(Address who, long amount) {
    token(connect()).fund(who, BigInteger.valueOf(amount));
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
  void killedBetweenStoringAndSendingIsSentOnceByTheSameCommand() {
    keptFromBlocks(() -> mint(5));

    mint(5);

    assertThat(connect().recover()).isEmpty();
    assertThat(balance()).isEqualTo(5);
    assertThat(TransactionJournal.in(directory).all()).hasSize(1);
  }

  @Test
  void whatCountsEveryTimeAndWasNeverMinedIsLeftToItsOwnCommand() {
    keptFromBlocks(() -> mint(5));

    assertThat(connect().recover())
        .singleElement()
        .asString()
        .startsWith("mint 5 to " + account + " was not made again: it is stored and was never")
        .endsWith("assay payouts transactions abandon 1");
    assertThat(balance()).isZero();
  }

  @Test
  void whatOneRunDidNotSendAndAnotherWantsInAnotherAmountIsDoneOnce() {
    keptFromBlocks(() -> mint(5));

    mint(9);

    isTooLate(TransactionJournal.in(directory).all().get(0));
    assertThat(balance()).isEqualTo(9);
    assertThat(connect().recover()).singleElement().asString().contains("took its number");
    assertThat(connect().recover()).isEmpty();
  }

  @Test
  void whatAReorganisationTookIsNotRepeatedOnceSomebodyElsePaid() {
    rpc.call("anvil_mine", "0x6");
    mint(5);
    rpc.call("anvil_rollback", 1);
    String data = Abi.call("mint", Abi.account(account), Abi.uint256(BigInteger.valueOf(5)));
    rpc.call(
        "eth_sendTransaction",
        JSON.createObjectNode()
            .put("from", ELSEWHERE.toString())
            .put("to", deployment.token().toString())
            .put("data", data));

    assertThat(connect().recover())
        .singleElement()
        .asString()
        .contains("was not made again: what it was for has changed");
    assertThat(balance()).isEqualTo(5);
    assertThat(token(connect()).fund(account, BigInteger.valueOf(5))).isEmpty();
  }

  @Test
  void oneThatIsGivenUpIsNeverMined() {
    keptFromBlocks(() -> mint(5));
    TransactionIntent given = stored();

    assertThat(connect().abandon(1, Confirmations.blocks(0))).isPresent();

    isTooLate(given);
    assertThat(balance()).isZero();
    assertThat(connect().recover()).isEmpty();
    assertThat(connect().stored())
        .extracting(StoredTransaction::state)
        .containsExactly("void", "mined");
    assertThatThrownBy(() -> connect().abandon(1, Confirmations.blocks(0)))
        .isInstanceOf(ChainConflictException.class)
        .hasMessageContaining("is over already");
    mint(5);
    assertThat(balance()).isEqualTo(5);
  }

  @Test
  void whatTheNodeDoesNotTakeLeavesNothingBehind() {
    Signer poor = Signer.ofPrivateKey(BigInteger.valueOf(76));

    assertThatThrownBy(() -> token(connect(poor)).fund(account, BigInteger.ONE))
        .isInstanceOfSatisfying(
            TransactionRefusedException.class, e -> assertThat(e.isByContract()).isFalse())
        .hasMessageContaining("Account " + poor.address() + " has 0 of the chain's own coin");
    assertThat(TransactionJournal.in(directory).all()).isEmpty();
  }

  @Test
  void aGapBeforeStoredOnesIsFilledFirst() {
    rpc.call("evm_setAutomine", false);
    assertThatThrownBy(() -> mint(5)).isInstanceOf(ChainUnavailableException.class);
    assertThatThrownBy(() -> mintFor(ELSEWHERE, 5)).isInstanceOf(ChainUnavailableException.class);
    rpc.call("anvil_dropAllTransactions");
    rpc.call("evm_setAutomine", true);
    long lowest = TransactionJournal.in(directory).all().get(0).nonce();
    byte[] third = account.bytes();
    third[1] = 1;

    mintFor(Address.of(third), 1);

    assertThat(stored().nonce()).isEqualTo(lowest);
    assertThat(stored().state()).isEqualTo(TransactionIntent.State.MINED);
  }

  @Test
  void whatMustNotWaitDisplacesWhatIsTooCheap() {
    rpc.call("evm_setAutomine", false);
    assertThatThrownBy(() -> mint(5)).isInstanceOf(ChainUnavailableException.class);
    long lowest = stored().nonce();
    longAfterAnyPause();
    baseFee("0x174876e800");
    rpc.call("evm_setAutomine", true);

    connect(Signer.embedded(), ChainClient.Mode.AT_ONCE).distributor(deployment).pause(60, "doubt");

    assertThat(stored().nonce()).isEqualTo(lowest);
    assertThat(stored().call().name()).isEqualTo("pause");
    baseFee("0x3b9aca00");
    connect().distributor(deployment).unpause();
  }

  @Test
  void whatMustNotWaitDoesNotWaitBehindAGap() {
    rpc.call("anvil_mine", "0x6");
    mint(5);
    rpc.call("anvil_mine", "0x1");
    longAfterAnyPause();
    connect().distributor(deployment).pause(60, "doubt");
    rpc.call("anvil_rollback", 3);
    long lowest = stored().nonce() - 1;

    connect(Signer.embedded(), ChainClient.Mode.AT_ONCE).distributor(deployment).pause(60, "doubt");

    assertThat(stored().nonce()).isEqualTo(lowest);
    assertThat(stored().state()).isEqualTo(TransactionIntent.State.MINED);
    connect().distributor(deployment).unpause();
  }

  @Test
  void whatOthersCannotHaveMinedStopsNobody() {
    Signer other = rich(77);
    rpc.call("anvil_mine", "0x6");
    token(connect(other)).fund(account, BigInteger.valueOf(5));
    rpc.call("anvil_rollback", 1);
    baseFee("0x174876e800");

    assertThat(connect().recover())
        .singleElement()
        .asString()
        .contains("was not made again: The fees of transaction ", "the key of " + other.address());
    baseFee("0x3b9aca00");
  }

  @Test
  void numbersThatAreFreeAreNotSaidToBeTaken() {
    Signer other = rich(78);
    rpc.call("anvil_mine", "0x6");
    token(connect(other)).fund(account, BigInteger.valueOf(5));
    TransactionIntent first = stored();
    token(connect(other)).fund(account, BigInteger.valueOf(9));
    rpc.call("anvil_rollback", 2);
    TransactionJournal.in(directory).put(first.ended(TransactionIntent.State.VOID, null));
    mint(5);

    assertThat(connect().recover())
        .singleElement()
        .asString()
        .endsWith(
            "was not made again: numbers before its own are free, and the key of "
                + other.address()
                + " is not at hand.");
  }

  @Test
  void withoutAKeyNothingIsAsked() {
    assertThatThrownBy(
            () -> connect(Signer.reader()).distributor(deployment).veto(Samples.hash("r"), "no"))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("There is no key to sign with");
  }

  @Test
  void whoeverMayNotIsToldWhoMay() {
    ChainClient client = connect(rich(79)).naming(book);

    assertThatThrownBy(() -> client.distributor(deployment).pause(60, "mine"))
        .isInstanceOf(TransactionRefusedException.class)
        .hasMessageContaining("the account does not hold the role for this")
        .hasMessageContaining(
            "It takes the role pauser, which "
                + Signer.embedded().address()
                + " holds by contracts.json");
  }

  @Test
  void whatIsStoredIsReadByItsOwnerAlone() throws IOException {
    mint(5);

    assertThat(mode(directory)).isEqualTo("rwx------");
    assertThat(mode(directory.resolve("0000000001.json"))).isEqualTo("rw-------");
  }

  /** There is none again for seven days. */
  private static void longAfterAnyPause() {
    rpc.call("evm_increaseTime", Duration.ofDays(15).toSeconds());
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Signer rich(long key) {
    Signer signer = Signer.ofPrivateKey(BigInteger.valueOf(key));
    rpc.call("anvil_setBalance", signer.address().toString(), "0x3635c9adc5dea00000");
    return signer;
  }

  private static void baseFee(String wei) {
    rpc.call("anvil_setNextBlockBaseFeePerGas", wei);
    rpc.call("anvil_mine", "0x1");
  }

  /** As if the run had died before it sent anything. */
  private static void keptFromBlocks(Runnable action) {
    rpc.call("evm_setAutomine", false);
    assertThatThrownBy(action::run).isInstanceOf(ChainUnavailableException.class);
    rpc.call("anvil_dropAllTransactions");
    rpc.call("evm_setAutomine", true);
  }

  /** Whoever has the bytes can give them to a node, which takes none any more. */
  private static void isTooLate(TransactionIntent intent) {
    for (TransactionIntent.Attempt attempt : intent.attempts()) {
      assertThatThrownBy(() -> rpc.call("eth_sendRawTransaction", attempt.raw()))
          .isInstanceOf(RpcErrorException.class)
          .hasMessageContaining("nonce too low");
    }
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

    mint(5);

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

    assertThat(
            Answers.quantity(rpc.call("eth_getBlockByNumber", "finalized", false).path("number")))
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
