package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * JSON-RPC 2.0 over HTTP to one node, each answer within a time and a length. Safe for use by
 * several threads.
 */
public final class JsonRpc {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ExecutorService EXCHANGES =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "json-rpc");
            thread.setDaemon(true);
            return thread;
          });

  private final URI url;
  private final Duration timeout;
  private final Peer peer;

  /**
   * @param url http or https
   * @param timeout how long one answer may take, to its last byte
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
          error.path("code").asInt(), Shown.of(error.path("message").asText()), revertBytes(error));
    }
    JsonNode result = answer.get("result");
    if (result == null) {
      throw away(method, "the answer has neither result nor error", null);
    }
    return result;
  }

  public URI url() {
    return url;
  }

  /** In another thread, since a peer that answers a byte at a time is never silent for long. */
  private JsonNode exchange(String method, List<Object> params) {
    Future<HttpAnswer> exchange =
        EXCHANGES.submit(() -> HttpAnswer.to(url, request(method, params), timeout));
    try {
      return read(method, exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw away(method, "timed out after " + timeout.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HttpAnswer.TooLongException) {
        throw new RpcErrorException(0, String.valueOf(e.getCause().getMessage()), null);
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw away(method, String.valueOf(cause.getMessage()), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away(method, "interrupted", e);
    } finally {
      exchange.cancel(true);
    }
  }

  private static byte[] request(String method, List<Object> params) throws IOException {
    ObjectNode request = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
    request.put("method", method).set("params", JSON.valueToTree(params));
    return JSON.writeValueAsBytes(request);
  }

  private JsonNode read(String method, HttpAnswer answer) {
    JsonNode json = answer.json();
    if (answer.isOk()) {
      if (!json.isObject()) {
        throw away(method, "the answer is not a JSON object", null);
      }
      return json;
    }
    String said = json.path("error").path("message").asText();
    if (answer.isForNow() || said.isEmpty()) {
      throw refusing(method, answer.status(), said);
    }
    return json; // Some nodes give an error of JSON-RPC with a status of HTTP besides.
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

  private ChainUnavailableException refusing(String method, int status, String said) {
    String text = said.isEmpty() ? "" : ", \"" + Shown.of(said) + "\"";
    return new ChainUnavailableException(
        "%s at %s answers %s with HTTP status %d%s. Run again later, or give another --%s."
            .formatted(peer.name, shown(url), method, status, text, peer.option));
  }

  private ChainUnavailableException away(String method, String found, @Nullable Throwable cause) {
    String message =
        "Cannot reach %s at %s (%s: %s). Check that %s and --%s is right, then run again."
            .formatted(peer.name, shown(url), method, found, peer.check, peer.option);
    return cause == null
        ? new ChainUnavailableException(message)
        : new ChainUnavailableException(message, cause);
  }
}
