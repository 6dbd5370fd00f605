package io.assay.contracts.embedded;

import io.assay.contracts.client.ChainClient;
import io.assay.contracts.client.ChainUnavailableException;
import io.assay.contracts.client.JsonRpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A local chain that lives as long as this object and keeps its state in a directory. Every crash
 * is recovered from by starting again: of the node, of this process, in the middle of writing the
 * state. Its keys are public, so it proves nothing to third parties.
 *
 * <p>One at a time per directory. Ends with the virtual machine at the latest.
 */
public final class EmbeddedChain implements AutoCloseable {

  private final AnvilProcess node;
  private final StateFile state;
  private final StateOrigin origin;
  private final Orphans orphans;
  private final ChainLock lock;
  private final JsonRpc rpc;
  private final Thread hook = new Thread(this::stop, "stop-embedded-chain");
  private boolean isStopped;

  private EmbeddedChain(Parts parts, AnvilProcess node) {
    this.node = node;
    this.state = parts.state;
    this.origin = parts.origin;
    this.orphans = parts.orphans;
    this.lock = parts.lock;
    this.rpc = new JsonRpc(node.url(), Duration.ofSeconds(30));
  }

  private record Parts(StateFile state, StateOrigin origin, Orphans orphans, ChainLock lock) {}

  /**
   * Starts the chain, or resumes it from its last state. A node left over from a killed process is
   * ended first.
   *
   * @param directory its state; made if it does not exist
   * @param anvil the node's program, see {@link AnvilBinary}
   * @throws ChainUnavailableException when the program is missing or does not start
   * @throws EmbeddedStateException when another process uses the chain, or its state cannot be read
   */
  public static EmbeddedChain start(Path directory, Path anvil) {
    AnvilBinary.require(anvil);
    Path real = made(directory);
    ChainLock lock = ChainLock.take(real);
    try {
      StateFile state = new StateFile(real);
      Orphans orphans = new Orphans(real, state.live());
      orphans.reap();
      Parts parts = new Parts(state, state.recover(), orphans, lock);
      AnvilProcess node = AnvilProcess.start(anvil.toAbsolutePath(), state.live(), orphans);
      return started(new EmbeddedChain(parts, node));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedChain started(EmbeddedChain chain) {
    Runtime.getRuntime().addShutdownHook(chain.hook);
    try {
      chain.saveState();
      return chain;
    } catch (RuntimeException e) {
      chain.close();
      throw e;
    }
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the chain's directory " + directory, e);
    }
  }

  public URI rpcUrl() {
    return node.url();
  }

  public long chainId() {
    return ChainClient.EMBEDDED_CHAIN_ID;
  }

  /**
   * Where the state came from; after {@link StateOrigin#GOOD_COPY} the last blocks may be missing.
   */
  public StateOrigin origin() {
    return origin;
  }

  /** Process id of the node. */
  public long pid() {
    return node.handle().pid();
  }

  /**
   * Makes what is on the chain now survive any crash. The node itself writes once a second; call
   * this where more must not be lost, as after an anchor.
   *
   * @throws ChainUnavailableException when the node does not answer
   */
  public void saveState() {
    state.keepDump(rpc.call("anvil_dumpState", false).asText());
  }

  /** Saves the state and ends the node. Does nothing when that is done. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException goingDown) {
      // The hook runs already; whoever is second waits in stop() and finds nothing to do.
    }
    stop();
  }

  private synchronized void stop() {
    if (isStopped) {
      return;
    }
    isStopped = true;
    try {
      if (node.handle().isAlive()) {
        Orphans.end(node.handle());
      }
      state.keepLive();
      orphans.forget();
    } finally {
      lock.close();
    }
  }
}
