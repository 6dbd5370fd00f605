package io.assay.contracts.embedded;

import io.assay.contracts.client.ChainUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One running node. It is given a random name that every answer of its carries, so that another
 * node which grabbed the port first is never taken for ours.
 */
final class AnvilProcess {

  private static final int ATTEMPTS = 5;
  private static final Duration START_PATIENCE = Duration.ofSeconds(20);
  private static final String MARK_HEADER = "Access-Control-Allow-Origin";

  private static final String PORT_TAKEN = "in use";
  private static final String HELLO =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"web3_clientVersion\",\"params\":[]}";

  private final Process process;
  private final URI url;

  private AnvilProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  URI url() {
    return url;
  }

  /**
   * Starts a node on a free port of the loopback interface and waits until it answers.
   *
   * @param orphans where it is recorded as soon as it runs
   */
  static AnvilProcess start(Path anvil, Path state, Orphans orphans) {
    Path log = state.resolveSibling("anvil.log");
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      // The one option whose value every answer repeats. It also keeps web pages, which may call a
      // node of another origin by default, away from this one.
      String mark = "http://" + mark() + ".invalid";
      Process process = spawn(command(anvil, state, port, mark), log);
      orphans.record(process.toHandle());
      URI url = URI.create("http://127.0.0.1:" + port);
      Answer answer = firstAnswer(process, url, mark);
      if (answer == Answer.OURS) {
        return new AnvilProcess(process, url);
      }
      Orphans.end(process.toHandle());
      boolean isPortLost = answer == Answer.FOREIGN || read(log).contains(PORT_TAKEN);
      if (attempt == ATTEMPTS || !isPortLost) {
        throw new ChainUnavailableException(
            "The embedded chain does not start: " + lastLine(log) + ". See " + log + ".");
      }
    }
  }

  private enum Answer {
    NONE,
    OURS,
    FOREIGN
  }

  /**
   * Historical states are left out of the file: they cost 250 KB per batch, written every second,
   * and nothing is ever asked about an old block but its logs, which are kept.
   */
  private static List<String> command(Path anvil, Path state, int port, String mark) {
    return List.of(
        anvil.toString(),
        "--host",
        "127.0.0.1",
        "--port",
        Integer.toString(port),
        "--silent",
        "--chain-id",
        "31337",
        "--hardfork",
        "prague",
        "--allow-origin",
        mark,
        "--state",
        state.toString(),
        "--state-interval",
        "1");
  }

  private static Process spawn(List<String> command, Path log) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new ChainUnavailableException(
          "Cannot start the embedded chain: "
              + e.getMessage()
              + ". Check that "
              + command.get(0)
              + " can be executed on this machine.",
          e);
    }
  }

  /** What answers on the port first; none if the process ends or stays silent for too long. */
  private static Answer firstAnswer(Process process, URI url, String mark) {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    Answer answer = Answer.NONE;
    try {
      while (answer == Answer.NONE
          && System.nanoTime() < deadline
          && !process.waitFor(10, TimeUnit.MILLISECONDS)) {
        answer = ask(url, mark);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer;
  }

  private static Answer ask(URI url, String mark) {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(HELLO.getBytes(StandardCharsets.US_ASCII));
      }
      boolean isOk = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      boolean isOurs = isOk && mark.equals(connection.getHeaderField(MARK_HEADER));
      connection.disconnect();
      return isOurs ? Answer.OURS : Answer.FOREIGN;
    } catch (IOException notYet) {
      return Answer.NONE;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on the loopback interface", e);
    }
  }

  private static String mark() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static String lastLine(Path log) {
    String text = read(log).strip();
    return text.isEmpty() ? "no message" : text.substring(text.lastIndexOf('\n') + 1).strip();
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "";
    }
  }
}
