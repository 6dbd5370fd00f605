package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The chain's growth: its height, its clock, and waiting for it within bounds. */
final class Blocks {

  private final Node node;
  private final Patience patience;

  Blocks(Node node, Patience patience) {
    this.node = node;
    this.patience = patience;
  }

  long latest() {
    return Node.quantity(node.ask("eth_blockNumber")).longValueExact();
  }

  /** Seconds since 1970 that the latest block says. */
  long time() {
    JsonNode block = node.ask("eth_getBlockByNumber", "latest", false);
    return Node.quantity(block.path("timestamp")).longValueExact();
  }

  /** The last block that can never be taken back; -1 where the node does not know. */
  long lastFinal() {
    JsonNode block = node.askOrNull("eth_getBlockByNumber", "finalized", false);
    return block.path("number").isTextual()
        ? Node.quantity(block.path("number")).longValueExact()
        : -1;
  }

  /** How many blocks it still takes until a block counts; 0 if it does. */
  long missing(long block, Confirmations wanted) {
    long reached = wanted.isUntilFinal() ? lastFinal() : latest() - wanted.depth();
    return Math.max(block - reached, 0);
  }

  /** The embedded chain grows by transactions only, so its client mines what it waits for. */
  void mine(long count) {
    node.ask("anvil_mine", "0x" + Long.toHexString(count));
  }

  void await(BooleanSupplier condition) {
    Deadline deadline = new Deadline(patience.mined());
    while (!condition.getAsBoolean()) {
      if (deadline.isOver()) {
        throw new ChainUnavailableException(
            "The chain did not get there within "
                + patience.mined().toSeconds()
                + " s. Run again.");
      }
      pause();
    }
  }

  void pause() {
    try {
      Thread.sleep(patience.poll().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainUnavailableException("Interrupted while waiting for the chain.", e);
    }
  }

  /** A moment from which waiting is in vain. */
  static final class Deadline {
    private final Duration length;
    private long end;

    Deadline(Duration length) {
      this.length = length;
      this.end = System.nanoTime() + length.toNanos();
    }

    boolean isOver() {
      return System.nanoTime() - end > 0;
    }

    void beginAgain() {
      end = System.nanoTime() + length.toNanos();
    }
  }
}
