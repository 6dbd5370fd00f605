package io.assay.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.BiConsumer;

/** Stands before a true node and changes what it says of one thing. */
final class FalseNode implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;

  /**
   * @param lie takes each request and its answer, which it may change
   */
  private FalseNode(URI truth, BiConsumer<JsonNode, ObjectNode> lie) throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          JsonNode request = JSON.readTree(exchange.getRequestBody());
          ObjectNode answer = (ObjectNode) JSON.readTree(ask(client, truth, request));
          lie.accept(request, answer);
          byte[] body = JSON.writeValueAsBytes(answer);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /** Says another number when this function is called. */
  static FalseNode ofCall(LocalChain truth, String function, long answer) throws IOException {
    return ofCall(truth, function, "%064x".formatted(answer));
  }

  /** Says other words, in hex, when this function is called. */
  static FalseNode ofCall(LocalChain truth, String function, String words) throws IOException {
    String selector = truth.selector(function, 4);
    return new FalseNode(
        URI.create(truth.url()),
        (request, answer) -> {
          JsonNode call = request.path("params").path(0);
          String data = call.path("data").asText() + call.path("input").asText();
          if (request.path("method").asText().equals("eth_call") && data.startsWith(selector)) {
            answer.put("result", "0x" + words);
          }
        });
  }

  /**
   * Says another word in the last event of a kind.
   *
   * @param place of the word: of the topics, then of the data, from 0, which is the event itself
   */
  static FalseNode ofEvent(LocalChain truth, String event, int place, String word)
      throws IOException {
    String topic = truth.selector(event, 32);
    return new FalseNode(
        URI.create(truth.url()),
        (request, answer) -> {
          ObjectNode last = null;
          if (request.path("method").asText().equals("eth_getLogs")) {
            for (JsonNode log : answer.path("result")) {
              last = log.path("topics").path(0).asText().equals(topic) ? (ObjectNode) log : last;
            }
          }
          if (last != null) {
            change(last, place, word);
          }
        });
  }

  private static void change(ObjectNode log, int place, String word) {
    ArrayNode topics = (ArrayNode) log.path("topics");
    if (place < topics.size()) {
      topics.set(place, "0x" + word);
      return;
    }
    String data = log.path("data").asText();
    int start = 2 + (place - topics.size()) * word.length();
    log.put("data", data.substring(0, start) + word + data.substring(start + word.length()));
  }

  private static byte[] ask(HttpClient client, URI truth, JsonNode request) throws IOException {
    HttpRequest post =
        HttpRequest.newBuilder(truth)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)))
            .build();
    try {
      return client.send(post, HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
