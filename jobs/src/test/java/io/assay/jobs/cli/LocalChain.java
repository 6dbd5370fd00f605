package io.assay.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.contracts.client.ChainUnavailableException;
import io.assay.contracts.client.JsonRpc;
import io.assay.contracts.embedded.AnvilBinary;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** A node of a chain that is not the embedded one, with an ERC-20 on it, as a test needs it. */
final class LocalChain implements AutoCloseable {
  static final long ID = 7_777;
  static final String TOKEN = "0x5FbDB2315678afecb367f032d93F642f64180aa3";

  private static final String RICH = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final JsonRpc rpc;

  private LocalChain(Process process, JsonRpc rpc) {
    this.process = process;
    this.rpc = rpc;
  }

  static LocalChain start() throws IOException, InterruptedException {
    return start(ID);
  }

  /** One with the id of another chain. */
  static LocalChain start(long id) throws IOException, InterruptedException {
    Path anvil =
        AnvilBinary.locate(
            System.getenv(), Path.of("../contracts/target/solidity/anvil").toAbsolutePath());
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    anvil.toString(),
                    "--host",
                    "127.0.0.1",
                    "--port",
                    Integer.toString(port),
                    "--silent",
                    "--chain-id",
                    Long.toString(id),
                    "--hardfork",
                    "prague"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    JsonRpc rpc = new JsonRpc(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(20));
    for (int i = 0; ; i++) {
      try {
        rpc.call("eth_chainId");
        break;
      } catch (ChainUnavailableException notYet) {
        if (i == 200 || !process.isAlive()) {
          process.destroy();
          throw notYet;
        }
        Thread.sleep(100);
      }
    }
    LocalChain chain = new LocalChain(process, rpc);
    chain.putToken();
    return chain;
  }

  /** The play money's code, which its constructor would not let onto this chain. */
  private void putToken() throws IOException {
    try (InputStream in =
        LocalChain.class.getResourceAsStream("/io/assay/contracts/deployed/EmbeddedToken.json")) {
      call("anvil_setCode", TOKEN, JSON.readTree(in).path("code").asText());
    }
  }

  String url() {
    return rpc.url().toString();
  }

  JsonNode call(String method, Object... params) {
    return rpc.call(method, params);
  }

  /** Gas money, and tokens. */
  void endow(String account, long tokens) {
    call("anvil_setBalance", account, "0x3635c9adc5dea00000");
    String data =
        "0x40c10f19"
            + "0".repeat(24)
            + account.substring(2).toLowerCase(java.util.Locale.ROOT)
            + "%064x".formatted(tokens);
    call(
        "eth_sendTransaction",
        JSON.createObjectNode().put("from", RICH).put("to", TOKEN).put("data", data));
  }

  /** Calls a contract in somebody's name, without the key. */
  void sendAs(String account, String contract, String data) {
    call("anvil_impersonateAccount", account);
    call(
        "eth_sendTransaction",
        JSON.createObjectNode().put("from", account).put("to", contract).put("data", data));
    call("anvil_stopImpersonatingAccount", account);
  }

  long balance(String account) {
    String data =
        "0x70a08231" + "0".repeat(24) + account.substring(2).toLowerCase(java.util.Locale.ROOT);
    String answer =
        call("eth_call", JSON.createObjectNode().put("to", TOKEN).put("data", data), "latest")
            .asText();
    return Long.parseLong(answer.substring(2), 16);
  }

  /** Undoes whatever happens on the chain until {@link #restore}. */
  String snapshot() {
    return call("evm_snapshot").asText();
  }

  void restore(String snapshot) {
    call("evm_revert", snapshot);
  }

  /** First bytes of keccak256 of a signature: four select a function, all 32 are an event. */
  String selector(String signature, int bytes) {
    String text = HexFormat.of().formatHex(signature.getBytes(StandardCharsets.UTF_8));
    return call("web3_sha3", "0x" + text).asText().substring(0, 2 + 2 * bytes);
  }

  /** Takes the last five blocks back; what was in them is in no block and in no pool. */
  void reorganise() {
    call("anvil_reorg", 5, List.of());
  }

  void mine(int blocks) {
    call("anvil_mine", "0x" + Integer.toHexString(blocks));
  }

  /** Time goes by, and with it more blocks than a reorganisation takes. */
  void pass(Duration time) {
    call("evm_increaseTime", time.toSeconds());
    mine(6);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
