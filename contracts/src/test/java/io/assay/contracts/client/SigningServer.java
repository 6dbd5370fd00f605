package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** Signs as Web3Signer does, and on demand as a signer that was broken into. */
final class SigningServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final BigInteger key;
  private UnaryOperator<ObjectNode> tampering = request -> request;

  SigningServer(BigInteger key) throws IOException {
    this.key = key;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          JsonNode request = JSON.readTree(exchange.getRequestBody());
          byte[] body = JSON.writeValueAsBytes(answer(request));
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Changes every request before it is signed. */
  void tamper(UnaryOperator<ObjectNode> change) {
    tampering = change;
  }

  private ObjectNode answer(JsonNode request) {
    ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
    ObjectNode asked = tampering.apply((ObjectNode) request.path("params").path(0));
    Credentials credentials = Credentials.create(ECKeyPair.create(key));
    if (!request.path("method").asText().equals("eth_signTransaction")
        || !asked.path("from").asText().equalsIgnoreCase(credentials.getAddress())) {
      answer.putObject("error").put("code", -32_000).put("message", "No identity for this address");
      return answer;
    }
    byte[] signed =
        TransactionEncoder.signMessage(
            RawTransaction.createTransaction(
                number(asked, "chainId").longValueExact(),
                number(asked, "nonce"),
                number(asked, "gas"),
                asked.path("to").asText(),
                number(asked, "value"),
                asked.path("data").asText(),
                number(asked, "maxPriorityFeePerGas"),
                number(asked, "maxFeePerGas")),
            credentials);
    return answer.put("result", Numeric.toHexString(signed));
  }

  private static BigInteger number(JsonNode asked, String name) {
    return Numeric.decodeQuantity(asked.path(name).asText());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
