package io.assay.contracts.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Nodes that outlived the process that started them. One is ours if its command line names our
 * state file; where the system hides command lines, if process id and start time are those of the
 * pid file. Any other process is left alone, also one that got the id of a dead node.
 */
final class Orphans {

  /** Start times are counted in ticks since boot, and the boot time is adjusted by the clock. */
  private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

  private static final Duration TERM_PATIENCE = Duration.ofSeconds(5);

  private final Path pidFile;
  private final Path state;

  Orphans(Path directory, Path state) {
    this.pidFile = directory.resolve("anvil.pid");
    this.state = state;
  }

  void record(ProcessHandle node) {
    long started = node.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    try {
      Files.writeString(pidFile, node.pid() + " " + started + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + pidFile, e);
    }
  }

  void forget() {
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + pidFile, e);
    }
  }

  /** Ends every orphan, giving it time to write its state, and returns how many there were. */
  int reap() {
    List<ProcessHandle> orphans = ProcessHandle.allProcesses().filter(this::namesOurState).toList();
    orphans.forEach(Orphans::end);
    Optional<ProcessHandle> recorded = recorded();
    recorded.ifPresent(Orphans::end);
    forget();
    return orphans.size() + (recorded.isPresent() ? 1 : 0);
  }

  static void end(ProcessHandle process) {
    process.destroy();
    if (!hasEnded(process.onExit())) {
      process.destroyForcibly();
      hasEnded(process.onExit());
    }
  }

  private static boolean hasEnded(CompletableFuture<ProcessHandle> exit) {
    try {
      exit.get(TERM_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean namesOurState(ProcessHandle process) {
    Optional<String[]> arguments = process.info().arguments();
    if (arguments.isEmpty()) {
      return false;
    }
    List<String> words = Arrays.asList(arguments.get());
    int option = words.indexOf("--state");
    return option >= 0
        && option + 1 < words.size()
        && words.get(option + 1).equals(state.toString());
  }

  private Optional<ProcessHandle> recorded() {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try {
      String[] fields = Files.readString(pidFile).strip().split(" ", -1);
      Instant started = Instant.ofEpochMilli(Long.parseLong(fields[1]));
      return ProcessHandle.of(Long.parseLong(fields[0]))
          .filter(process -> process.isAlive() && process.info().arguments().isEmpty())
          .filter(process -> startedAt(process, started));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + pidFile, e);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static boolean startedAt(ProcessHandle process, Instant started) {
    return process
        .info()
        .startInstant()
        .map(found -> Duration.between(found, started).abs().compareTo(START_TOLERANCE) <= 0)
        .orElse(false);
  }
}
