package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Stands before a true node, and on demand answers something else, or as one that is behind. */
final class LyingNode implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final JsonRpc truth;
  private final Map<String, Function<JsonNode, Object>> lies = new ConcurrentHashMap<>();
  private final List<String> asked = new ArrayList<>();

  LyingNode(URI truth) throws IOException {
    this.truth = new JsonRpc(truth, Duration.ofSeconds(10));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = JSON.writeValueAsBytes(answer(JSON.readTree(exchange.getRequestBody())));
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on answers a method with this result; an RPC error if it is thrown. */
  void answer(String method, Function<JsonNode, Object> lie) {
    lies.put(method, lie);
  }

  /** From now on answers a method with this result, a null included. */
  void answer(String method, String json) throws IOException {
    JsonNode result = JSON.readTree(json);
    answer(method, params -> result);
  }

  void tellTheTruth(String method) {
    lies.remove(method);
  }

  /** What the true node says. */
  JsonNode truth(String method, JsonNode params) {
    List<Object> list = new ArrayList<>();
    params.forEach(list::add);
    return truth.call(method, list.toArray());
  }

  /** Methods that were asked for so far. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private ObjectNode answer(JsonNode request) {
    String method = request.path("method").asText();
    asked.add(method);
    ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
    try {
      Function<JsonNode, Object> lie = lies.get(method);
      Object result =
          lie == null ? truth(method, request.path("params")) : lie.apply(request.path("params"));
      answer.set("result", JSON.valueToTree(result));
    } catch (RpcErrorException e) {
      ObjectNode error = answer.putObject("error");
      error.put("code", e.code()).put("message", e.text());
      if (e.data() != null) {
        error.put("data", e.data());
      }
    }
    return answer;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
