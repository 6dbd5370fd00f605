package io.assay.contracts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.contracts.embedded.EmbeddedChain;
import io.assay.contracts.embedded.TestAnvil;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node that lies, is broken or is behind can bring about: a sentence, and never money. */
class LyingNodeTest {

  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofMillis(600),
          Duration.ofMillis(20));

  @TempDir static Path chainDirectory;
  @TempDir Path directory;
  private static EmbeddedChain chain;
  private static JsonRpc rpc;
  private static Deployment deployment;
  private static int accounts;

  private LyingNode node;
  private Address account;

  @BeforeAll
  static void start() {
    chain = EmbeddedChain.start(chainDirectory, TestAnvil.binary());
    rpc = new JsonRpc(chain.rpcUrl(), Duration.ofSeconds(10));
    deployment = Samples.deploy(Samples.connect(chain), Samples.hash("lies"));
    rpc.call("anvil_mine", "0x8");
  }

  @AfterAll
  static void stop() {
    chain.close();
  }

  @BeforeEach
  void stand() throws IOException {
    node = new LyingNode(chain.rpcUrl());
    byte[] bytes = new byte[20];
    bytes[19] = (byte) ++accounts;
    bytes[0] = 0x66;
    account = Address.of(bytes);
  }

  @AfterEach
  void fall() {
    node.close();
    rpc.call("anvil_dropAllTransactions");
    rpc.call("evm_setAutomine", true);
  }

  private ChainClient connect() {
    return connect(Confirmations.blocks(0));
  }

  private ChainClient connect(Confirmations settled) {
    return ChainClient.connect(
        new ChainClient.Endpoint(
            node.url(),
            ChainClient.EMBEDDED_CHAIN_ID,
            FeeBound.usual(),
            PATIENCE,
            ChainClient.Mode.SEND,
            settled),
        Signer.embedded(),
        TransactionJournal.in(directory));
  }

  private void mint(long amount) {
    mint(connect(), amount);
  }

  private void mint(ChainClient client, long amount) {
    client.token(deployment).fund(account, BigInteger.valueOf(amount));
  }

  private BigInteger balance() {
    return Samples.connect(chain).token(deployment).balance(account);
  }

  private List<TransactionIntent> stored() {
    return TransactionJournal.in(directory).all();
  }

  /** In a block that a part of what answers does not have yet, so that the run hears of none. */
  private void mintUnheard(long amount) {
    node.answer(
        "eth_getTransactionCount",
        params ->
            params.path(1).asText().startsWith("0x")
                ? "0x0"
                : node.truth("eth_getTransactionCount", params).asText());
    node.answer("eth_getTransactionReceipt", params -> NullNode.getInstance());
    assertThatThrownBy(() -> mint(amount)).isInstanceOf(ChainUnavailableException.class);
    assertThat(balance()).isEqualTo(amount);
  }

  @Test
  void whatIsNotKnownToBeOverIsNotOver() {
    mintUnheard(5);

    assertThatThrownBy(() -> connect().recover())
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining("is used up, and it is not sure yet");
    assertThat(stored()).singleElement().matches(i -> i.state() == TransactionIntent.State.OPEN);

    node.tellTheTruth("eth_getTransactionReceipt");
    node.tellTheTruth("eth_getTransactionCount");
    mint(5);
    assertThat(balance()).isEqualTo(5);
  }

  @Test
  void oneMissingReceiptIsNoProof() {
    mintUnheard(5);
    node.tellTheTruth("eth_getTransactionCount");
    AtomicInteger answers = new AtomicInteger();
    node.answer(
        "eth_getTransactionReceipt",
        params ->
            answers.incrementAndGet() < 3
                ? NullNode.getInstance()
                : node.truth("eth_getTransactionReceipt", params));

    connect().recover();
    mint(5);

    assertThat(balance()).isEqualTo(5);
    assertThat(stored()).hasSize(1);
  }

  @Test
  void aStaleBalanceDoesNotPayAgain() {
    mint(5);
    String stale = "0x" + "0".repeat(64);
    node.answer(
        "eth_call",
        params ->
            params.path(1).asText().equals("latest")
                    && params.path(0).path("data").asText().startsWith("0x70a08231")
                ? stale
                : node.truth("eth_call", params));

    assertThatThrownBy(() -> mint(5))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining("has changed meanwhile, or the node is behind");
    assertThat(balance()).isEqualTo(5);
  }

  @Test
  void liesAboutFeesDoNotSpendTheAccount() throws IOException {
    node.answer(
        "eth_feeHistory",
        "{\"baseFeePerGas\":[\"0x3b9aca00\",\"0x3b9aca00\"],\"reward\":[[\"0xffffffffffffff\"]]}");

    mint(5);

    FeeBound.Fees paid = stored().get(0).last().fees();
    assertThat(paid.tip()).isEqualTo(10_000_000_000L);
    assertThat(paid.maxFee()).isEqualTo(12_000_000_000L);
  }

  @Test
  void whatTheNodeRefusesAtLastIsNotKept() {
    node.answer(
        "eth_sendRawTransaction",
        params -> {
          throw new RpcErrorException(-32_003, "Insufficient funds for gas * price + value", null);
        });

    assertThatThrownBy(() -> mint(5))
        .isInstanceOfSatisfying(
            TransactionRefusedException.class, e -> assertThat(e.isByContract()).isFalse());
    assertThat(stored()).singleElement().matches(i -> i.state() == TransactionIntent.State.VOID);
    node.tellTheTruth("eth_sendRawTransaction");
    mint(7);
    assertThat(balance()).isEqualTo(7);
  }

  @Test
  void severalWaitUnderConsecutiveNumbers() {
    rpc.call("evm_setAutomine", false);
    ChainClient client = connect();
    Transactions transactions = client.transactions();
    node.answer("eth_getTransactionCount", counting(transactions.nextNonce()));

    List<PendingTransaction> sent =
        java.util.stream.IntStream.range(0, 3)
            .mapToObj(i -> transactions.start(approval(i)))
            .toList();
    rpc.call("anvil_mine", "0x1");

    assertThat(sent).extracting(PendingTransaction::mined).hasSize(3);
    long first = stored().get(0).nonce();
    assertThat(stored())
        .extracting(TransactionIntent::nonce)
        .containsExactly(first, first + 1, first + 2);
  }

  /** As a node that never counts what waits. */
  private static java.util.function.Function<JsonNode, Object> counting(long mined) {
    return params -> "0x" + Long.toHexString(mined);
  }

  private static Call approval(int amount) {
    return Call.once(
        "approve " + amount,
        deployment.token(),
        Abi.call(
            "approve",
            Abi.account(deployment.distributor()),
            Abi.uint256(BigInteger.valueOf(amount))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eth_blockNumber|null",
        "eth_blockNumber|\"0x\"",
        "eth_blockNumber|\"12\"",
        "eth_blockNumber|{}",
        "eth_blockNumber|\"0xffffffffffffffffff\"",
        "eth_chainId|\"\"",
        "eth_chainId|[]",
        "eth_call|\"hello\"",
        "eth_call|null",
        "eth_call|\"0x123\"",
        "eth_call|7",
        "eth_getTransactionCount|null",
        "eth_estimateGas|\"much\"",
        "eth_feeHistory|{\"baseFeePerGas\":[null]}",
        "eth_feeHistory|{\"baseFeePerGas\":[\"0x1\"],\"reward\":[[\"dear\"]]}",
        "eth_getBalance|false",
        "eth_sendRawTransaction|null",
        "eth_getTransactionReceipt|{}",
        "eth_getTransactionReceipt|\"yes\"",
      })
  void whatCannotBeReadIsNamedWithMethodAndNode(String method, String answer) throws IOException {
    node.answer(method, answer);

    assertThatThrownBy(
            () -> {
              ChainClient client = connect();
              client.latestBlock();
              mint(client, 5);
            })
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining("The node at " + node.url() + " answers " + method + " with ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"topics\":[]}",
        "{\"topics\":[\"EVENT\"]}",
        "{\"topics\":\"EVENT\"}",
        "{\"data\":null}",
        "{\"data\":\"0x\"}",
        "{\"blockNumber\":null}",
        "{\"transactionHash\":\"0x12\"}",
        "{\"address\":\"0x0000000000000000000000000000000000000001\"}",
        "7"
      })
  void aLogThatIsNotOfTheFormIsNamed(String change) throws IOException {
    mint(5);
    ObjectMapper json = new ObjectMapper();
    Hash event = BatchEncoding.topic("Transfer(address,address,uint256)");
    JsonNode changed = json.readTree(change.replace("EVENT", event.hex()));
    node.answer(
        "eth_getLogs",
        params -> {
          JsonNode logs = node.truth("eth_getLogs", params);
          if (!changed.isObject()) {
            return List.of(changed);
          }
          logs.forEach(log -> ((ObjectNode) log).setAll((ObjectNode) changed));
          return logs;
        });

    assertThatThrownBy(() -> connect().token(deployment).flows(account))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining("The node at " + node.url() + " answers eth_getLogs with ");
  }
}
