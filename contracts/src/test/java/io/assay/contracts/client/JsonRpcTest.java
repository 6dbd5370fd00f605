package io.assay.contracts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRpcTest {

  private HttpServer server;
  private int status = 200;
  private String answer = "";
  private String request = "";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private JsonRpc rpc() {
    return new JsonRpc(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Duration.ofMillis(500));
  }

  @Test
  void sendsMethodAndParametersAndReturnsTheResult() {
    answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x10\"}";

    assertThat(rpc().call("eth_call", "a", 7, null).asText()).isEqualTo("0x10");
    assertThat(request)
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_call\",\"params\":[\"a\",7,null]}");
  }

  @Test
  void nullIsAResult() {
    answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}";

    assertThat(rpc().call("eth_getTransactionReceipt", "0x0").isNull()).isTrue();
  }

  @Test
  void keepsCodeAndBytesOfAnError() {
    answer = "{\"error\":{\"code\":3,\"message\":\"execution reverted\",\"data\":\"0x1234\"}}";

    assertThatThrownBy(() -> rpc().call("eth_call"))
        .isInstanceOfSatisfying(
            RpcErrorException.class,
            e -> {
              assertThat(e.code()).isEqualTo(3);
              assertThat(e.text()).isEqualTo("execution reverted");
              assertThat(e.data()).isEqualTo("0x1234");
            });
  }

  @Test
  void brokenAnswersMeanTheChainIsAway() {
    for (String broken : new String[] {"", "<html>", "[]", "{}", "{\"result\":", "\"text\""}) {
      answer = broken;
      assertThatThrownBy(() -> rpc().call("eth_chainId"))
          .as(broken)
          .isInstanceOf(ChainUnavailableException.class)
          .hasMessageContaining("eth_chainId");
    }
  }

  @Test
  void httpErrorMeansTheChainIsAway() {
    status = 503;

    assertThatThrownBy(() -> rpc().call("eth_chainId"))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining("HTTP status 503");
  }

  @Test
  void aNodeThatIsAskedTooOftenSaysSoItself() {
    status = 429;
    answer = "{\"error\":{\"code\":-32005,\"message\":\"daily limit\\u001b[2J reached\"}}";

    assertThatThrownBy(() -> rpc().call("eth_chainId"))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining(
            "answers eth_chainId with HTTP status 429, \"daily limit [2J reached\"")
        .hasMessageEndingWith("Run again later, or give another --rpc-url.");
  }

  @Test
  void anErrorIsReadWithAnyStatus() {
    status = 400;
    answer = "{\"error\":{\"code\":3,\"message\":\"reverted\",\"data\":\"0x12\"}}";

    assertThatThrownBy(() -> rpc().call("eth_call"))
        .isInstanceOfSatisfying(
            RpcErrorException.class, e -> assertThat(e.data()).isEqualTo("0x12"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n", "HTTP/1.1 200 OK\r\nX-Slow: "})
  void aNodeThatAnswersAByteAtATimeIsGivenUpInTime(String beginning) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> dripping = CompletableFuture.runAsync(() -> drip(server, beginning));
      JsonRpc rpc =
          new JsonRpc(
              URI.create("http://127.0.0.1:" + server.getLocalPort()), Duration.ofMillis(500));
      long start = System.nanoTime();

      assertThatThrownBy(() -> rpc.call("eth_chainId"))
          .isInstanceOf(ChainUnavailableException.class)
          .hasMessageContaining("eth_chainId: timed out after 500 ms");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      dripping.cancel(true);
    }
  }

  /** A byte every 50 ms, for as long as somebody listens, ten seconds at most. */
  private static void drip(ServerSocket server, String beginning) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 200; i++) {
        socket.getOutputStream().write(' ');
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException gone) {
      // Nobody listens any more.
    }
  }

  @Test
  void anAnswerThatNeverEndsIsGivenUp() {
    answer = "{\"result\":\"0x" + "00".repeat(17 << 20) + "\"}";

    assertThatThrownBy(() -> new JsonRpc(rpc().url(), Duration.ofSeconds(20)).call("eth_getLogs"))
        .isInstanceOf(RpcErrorException.class)
        .hasMessage("the answer is longer than 33554432 bytes");
  }

  @Test
  void silentNodeIsGivenUpInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      JsonRpc rpc =
          new JsonRpc(
              URI.create("http://127.0.0.1:" + silent.getLocalPort()), Duration.ofMillis(300));
      long start = System.nanoTime();

      assertThatThrownBy(() -> rpc.call("eth_chainId"))
          .isInstanceOf(ChainUnavailableException.class)
          .hasMessageContaining("timed out");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void nobodyListeningSaysWhatToDo() {
    server.stop(0);

    assertThatThrownBy(() -> rpc().call("eth_chainId"))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining("Check that the node runs and --rpc-url is right, then run again.");
  }

  @Test
  void refusesOtherSchemes() {
    assertThatThrownBy(() -> new JsonRpc(URI.create("ftp://x"), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rpc-url: ftp://x (expected: http:// or https://)");
  }

  @Test
  void showsNeitherPathNorPasswordOfAnAddress() {
    URI secret = URI.create("http://me:hunter2@127.0.0.1:1/v3/0123456789abcdef");

    assertThatThrownBy(() -> new JsonRpc(secret, Duration.ofSeconds(1)).call("eth_chainId"))
        .hasMessageContaining("http://127.0.0.1:1/…")
        .hasMessageNotContainingAny("hunter2", "0123456789abcdef");
  }

  @Test
  void otherChainsAreRefused() {
    answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1\"}";

    assertThatThrownBy(
            () -> connect(ChainClient.EMBEDDED_CHAIN_ID, Signer.ofPrivateKey(BigInteger.TEN)))
        .isInstanceOf(WrongChainException.class)
        .hasMessageContaining("serves chain 1 (expected: 31337");
  }

  @Test
  void thePublicKeyIsRefusedOnOtherChains() {
    answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1\"}";

    assertThatThrownBy(() -> connect(1, Signer.embedded()))
        .isInstanceOf(WrongChainException.class)
        .hasMessageContaining("known to everybody")
        .hasMessageContaining("--keystore");
  }

  private void connect(long chainId, Signer signer) {
    ChainClient.connect(
        new ChainClient.Endpoint(
            rpc().url(),
            chainId,
            FeeBound.usual(),
            Patience.of(Duration.ofSeconds(1)),
            ChainClient.Mode.SEND,
            Confirmations.blocks(0)),
        signer,
        TransactionJournal.inMemory());
  }
}
