package io.assay.lineage.event;

import io.openlineage.client.Clients;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.TransportFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to the consumer that OpenLineage's own configuration names: {@code
 * OPENLINEAGE_DISABLED}, then the file at {@code OPENLINEAGE_CONFIG}, {@code openlineage.yml} in
 * the working directory or in {@code ~/.openlineage/}, then variables {@code OPENLINEAGE__…}, then
 * {@code OPENLINEAGE_URL} with {@code OPENLINEAGE_ENDPOINT} and {@code OPENLINEAGE_API_KEY}; else
 * nowhere.
 *
 * <p>Never throws for a consumer that is wrong or down: it says so once, and after three failures
 * in a row stops trying, so that a run waits for at most three timeouts. The warehouse keeps all
 * events anyway. Not thread-safe.
 */
public final class LineageTransport implements AutoCloseable {
  private static final int FAILURES_BEFORE_GIVING_UP = 3;

  /** Null sends nowhere. */
  private final @Nullable OpenLineageClient client;

  private final Duration timeout;
  private final ExecutorService sender;
  private int failures;
  private boolean reported;

  private LineageTransport(@Nullable OpenLineageClient client, Duration timeout) {
    this.client = client;
    this.timeout = timeout;
    this.sender =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "openlineage");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What {@link #open} found. */
  public record Opened(LineageTransport transport, Optional<String> problem) {}

  /**
   * Reads the configuration. If that fails, the transport sends nowhere and the problem says why.
   *
   * @param environment variables of the process
   * @param timeout for each event
   */
  public static Opened open(Map<String, String> environment, Duration timeout) {
    try {
      return new Opened(new LineageTransport(client(environment), timeout), Optional.empty());
    } catch (RuntimeException e) {
      return new Opened(
          none(),
          Optional.of(
              "OpenLineage configuration cannot be used: %s. Events are kept in the warehouse only."
                  .formatted(reason(e))));
    }
  }

  /** Sends nowhere. */
  public static LineageTransport none() {
    return new LineageTransport(null, Duration.ZERO);
  }

  /**
   * Sends an event, waiting no longer than the timeout.
   *
   * @return what went wrong, the first time only
   */
  public Optional<String> emit(LineageEvent event) {
    OpenLineageClient consumer = client;
    if (consumer == null || failures >= FAILURES_BEFORE_GIVING_UP) {
      return Optional.empty();
    }
    Future<?> sending = sender.submit(() -> consumer.emit(event.event()));
    try {
      sending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      failures = 0;
      return Optional.empty();
    } catch (TimeoutException e) {
      sending.cancel(true);
      return failed("no answer within %d ms".formatted(timeout.toMillis()));
    } catch (ExecutionException e) {
      return failed(reason(e.getCause() == null ? e : e.getCause()));
    } catch (InterruptedException e) {
      sending.cancel(true);
      Thread.currentThread().interrupt();
      return failed("interrupted");
    }
  }

  /** Gives up what is still being sent. */
  @Override
  public void close() {
    sender.shutdownNow();
    OpenLineageClient consumer = client;
    if (consumer == null) {
      return;
    }
    try {
      consumer.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception ignored) {
      // Nothing depends on a consumer, least of all on saying goodbye to it.
    }
  }

  private Optional<String> failed(String why) {
    failures++;
    if (reported) {
      return Optional.empty();
    }
    reported = true;
    return Optional.of(
        "OpenLineage consumer did not take an event: %s. Events are kept in the warehouse."
            .formatted(why));
  }

  private static String reason(Throwable problem) {
    return problem.getClass().getSimpleName()
        + (problem.getMessage() == null ? "" : ": " + problem.getMessage());
  }

  private static @Nullable OpenLineageClient client(Map<String, String> environment) {
    if (Boolean.parseBoolean(environment.get("OPENLINEAGE_DISABLED"))) {
      return null;
    }
    List<Path> files = configurationFiles(environment);
    boolean configured =
        files.stream().anyMatch(Files::exists)
            || environment.keySet().stream().anyMatch(key -> key.startsWith("OPENLINEAGE__"));
    if (configured) {
      return Clients.newClient(() -> files);
    }
    String url = environment.get("OPENLINEAGE_URL");
    if (url == null || url.isBlank()) {
      return null;
    }
    return new OpenLineageClient(
        new TransportFactory(http(URI.create(url.strip()), environment)).build());
  }

  private static List<Path> configurationFiles(Map<String, String> environment) {
    List<Path> files = new ArrayList<>();
    String named = environment.get("OPENLINEAGE_CONFIG");
    if (named != null && !named.isBlank()) {
      files.add(Path.of(named));
    }
    files.add(Path.of("openlineage.yml").toAbsolutePath());
    String home = environment.get("HOME");
    if (home != null && !home.isBlank()) {
      files.add(Path.of(home, ".openlineage", "openlineage.yml"));
    }
    return files;
  }

  private static HttpConfig http(URI url, Map<String, String> environment) {
    HttpConfig http = new HttpConfig();
    http.setUrl(url);
    String endpoint = environment.get("OPENLINEAGE_ENDPOINT");
    if (endpoint != null && !endpoint.isBlank()) {
      http.setEndpoint(endpoint);
    }
    String key = environment.get("OPENLINEAGE_API_KEY");
    if (key != null && !key.isBlank()) {
      ApiKeyTokenProvider token = new ApiKeyTokenProvider();
      token.setApiKey(key);
      http.setAuth(token);
    }
    return http;
  }
}
