package io.assay.contracts.client;

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
    return node.ask("eth_blockNumber", Answers::number);
  }

  /** Seconds since 1970 that the latest block says. */
  long time() {
    return node.ask(
        "eth_getBlockByNumber", block -> Answers.number(block.path("timestamp")), "latest", false);
  }

  /** The last block that can never be taken back; -1 where the node does not know. */
  long lastFinal() {
    try {
      return node.answered(
          "eth_getBlockByNumber",
          block -> block.isNull() ? -1L : Answers.number(block.path("number")),
          "finalized",
          false);
    } catch (RpcErrorException notOffered) {
      return -1;
    }
  }

  /** The last block that counts; below 0 if none does. */
  long reached(Confirmations wanted) {
    return wanted.isUntilFinal() ? lastFinal() : latest() - wanted.depth();
  }

  /** How many blocks it still takes until a block counts; 0 if it does. */
  long missing(long block, Confirmations wanted) {
    return Math.max(block - reached(wanted), 0);
  }

  /** The embedded chain grows by transactions only, so its client mines what it waits for. */
  void mine(long count) {
    node.ask("anvil_mine", json -> json, "0x" + Long.toHexString(count));
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
