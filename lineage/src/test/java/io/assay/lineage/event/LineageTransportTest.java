package io.assay.lineage.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTransportTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final LineageEvent EVENT =
      Events.ofStage().complete(Events.NOON, Events.datasets());

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile int status = 201;
  private HttpServer consumer;

  @TempDir Path directory;

  @BeforeEach
  void startConsumer() throws IOException {
    consumer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    consumer.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          requests.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    consumer.start();
  }

  @AfterEach
  void stopConsumer() {
    consumer.stop(0);
  }

  @Test
  void sendsToTheUrl() throws IOException {
    emitOne(Map.of("OPENLINEAGE_URL", url(), "OPENLINEAGE_API_KEY", "secret"));

    assertThat(requests).containsExactly("/api/v1/lineage Bearer secret");
    assertThat(new ObjectMapper().readTree(bodies.get(0)))
        .isEqualTo(new ObjectMapper().readTree(EVENT.canonicalJson()));
  }

  @Test
  void sendsWhereTheFileSays() throws IOException {
    Path file = directory.resolve("openlineage.yml");
    Files.writeString(
        file, "transport:\n  type: http\n  url: %s\n  endpoint: /here\n".formatted(url()));

    emitOne(Map.of("OPENLINEAGE_CONFIG", file.toString(), "OPENLINEAGE_URL", "http://127.0.0.1:1"));

    assertThat(requests).containsExactly("/here null");
  }

  @Test
  void sendsNowhereUnlessTold() {
    emitOne(Map.of());
    emitOne(Map.of("OPENLINEAGE_DISABLED", "true", "OPENLINEAGE_URL", url()));

    assertThat(requests).isEmpty();
  }

  @Test
  void reportsAConsumerThatIsDownOnce() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (LineageTransport transport =
        open(Map.of("OPENLINEAGE_URL", "http://127.0.0.1:" + port), TIMEOUT)) {
      assertThat(transport.emit(EVENT))
          .get()
          .asString()
          .startsWith("OpenLineage consumer did not take an event: ")
          .endsWith(". Events are kept in the warehouse.");
      assertThat(transport.emit(EVENT)).isEmpty();
    }
  }

  @Test
  void stopsTryingAfterThreeFailures() {
    status = 500;
    try (LineageTransport transport = open(Map.of("OPENLINEAGE_URL", url()), TIMEOUT)) {
      for (int i = 0; i < 10; i++) {
        transport.emit(EVENT);
      }
    }

    assertThat(requests).hasSize(3);
  }

  @Test
  void waitsNoLongerThanTheTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        LineageTransport transport =
            open(
                Map.of("OPENLINEAGE_URL", "http://127.0.0.1:" + silent.getLocalPort()),
                Duration.ofMillis(200))) {
      long start = System.nanoTime();

      assertThat(transport.emit(EVENT)).get().asString().contains("no answer within 200 ms");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void aBadConfigurationIsAProblemNotAnError() throws IOException {
    Path file = directory.resolve("openlineage.yml");
    Files.writeString(file, "transport:\n  type: pigeon\n");

    LineageTransport.Opened opened =
        LineageTransport.open(Map.of("OPENLINEAGE_CONFIG", file.toString()), TIMEOUT);

    assertThat(opened.problem()).get().asString().startsWith("OpenLineage configuration cannot be");
    assertThat(opened.transport().emit(EVENT)).isEmpty();
  }

  private void emitOne(Map<String, String> environment) {
    try (LineageTransport transport = open(environment, TIMEOUT)) {
      assertThat(transport.emit(EVENT)).isEqualTo(Optional.empty());
    }
  }

  private static LineageTransport open(Map<String, String> environment, Duration timeout) {
    LineageTransport.Opened opened = LineageTransport.open(environment, timeout);
    assertThat(opened.problem()).isEmpty();
    return opened.transport();
  }

  private String url() {
    return "http://127.0.0.1:" + consumer.getAddress().getPort();
  }
}
