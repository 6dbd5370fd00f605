package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON-RPC 2.0 over HTTP to one node, one call at a time. Written on {@link HttpURLConnection},
 * since the JDK's newer client costs 600 ms of CPU on its first call, this one 50. Safe for use by
 * several threads.
 */
public final class JsonRpc {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CONNECT_MILLIS = 3_000;

  private final URI url;
  private final Duration timeout;
  private final Peer peer;

  /**
   * @param url http or https
   * @param timeout how long one answer may take
   */
  public JsonRpc(URI url, Duration timeout) {
    this(url, timeout, Peer.NODE);
  }

  JsonRpc(URI url, Duration timeout, Peer peer) {
    String scheme = String.valueOf(url.getScheme());
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          peer.option + ": " + shown(url) + " (expected: http:// or https://)");
    }
    this.url = url;
    this.timeout = timeout;
    this.peer = peer;
  }

  /** Who answers, in words for messages. */
  enum Peer {
    NODE("the chain", "rpc-url", "the node runs"),
    SIGNER("the external signer", "signer-url", "it runs");

    private final String name;
    private final String option;
    private final String check;

    Peer(String name, String option, String check) {
      this.name = name;
      this.option = option;
      this.check = check;
    }
  }

  /**
   * Calls a method and returns its result, which may be a JSON null.
   *
   * @throws ChainUnavailableException when the node cannot be reached, is too slow, or answers with
   *     something that is not JSON-RPC
   */
  public JsonNode call(String method, Object... params) {
    JsonNode answer = exchange(method, Arrays.asList(params));
    JsonNode error = answer.get("error");
    if (error != null && !error.isNull()) {
      throw new RpcErrorException(
          error.path("code").asInt(), error.path("message").asText(), revertBytes(error));
    }
    JsonNode result = answer.get("result");
    if (result == null) {
      throw unavailable(method, "the answer has neither result nor error", null);
    }
    return result;
  }

  public URI url() {
    return url;
  }

  private JsonNode exchange(String method, List<Object> params) {
    ObjectNode request = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
    request.put("method", method).set("params", JSON.valueToTree(params));
    try {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(JSON.writeValueAsBytes(request));
      }
      return read(method, connection);
    } catch (IOException e) {
      throw unavailable(method, String.valueOf(e.getMessage()), e);
    }
  }

  private JsonNode read(String method, HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      throw unavailable(method, "HTTP status " + status, null);
    }
    try (InputStream in = connection.getInputStream()) {
      JsonNode answer = JSON.readTree(in);
      if (answer == null || !answer.isObject()) {
        throw unavailable(method, "the answer is not a JSON object", null);
      }
      return answer;
    }
  }

  /** Nodes put the bytes of a revert in {@code data}, or one level deeper. */
  private static @Nullable String revertBytes(JsonNode error) {
    JsonNode data = error.path("data");
    JsonNode bytes = data.isObject() ? data.path("data") : data;
    return bytes.isTextual() && bytes.asText().startsWith("0x") ? bytes.asText() : null;
  }

  /** Without user and path, where providers of nodes put their keys. */
  static String shown(URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String path = String.valueOf(url.getPath());
    return url.getScheme() + "://" + url.getHost() + port + (path.length() > 1 ? "/…" : "");
  }

  private ChainUnavailableException unavailable(
      String method, String found, @Nullable Throwable cause) {
    String message =
        "Cannot reach "
            + peer.name
            + " at "
            + shown(url)
            + " ("
            + method
            + ": "
            + found
            + "). Check that "
            + peer.check
            + " and --"
            + peer.option
            + " is right, then run again.";
    return cause == null
        ? new ChainUnavailableException(message)
        : new ChainUnavailableException(message, cause);
  }
}
