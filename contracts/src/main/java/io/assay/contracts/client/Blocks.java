package io.assay.contracts.client;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The chain's growth: its height, and waiting for it within bounds. */
final class Blocks {

  private final Transactions transactions;
  private final Duration patience;

  Blocks(Transactions transactions, Duration patience) {
    this.transactions = transactions;
    this.patience = patience;
  }

  long latest() {
    return Transactions.quantity(transactions.ask("eth_blockNumber")).longValueExact();
  }

  /** The embedded chain grows by transactions only, so its client mines what it waits for. */
  void mine(long count) {
    transactions.ask("anvil_mine", "0x" + Long.toHexString(count));
  }

  void confirm(long block, int confirmations) {
    long missing = block + confirmations - latest();
    if (missing > 0) {
      mine(missing);
    }
    await(() -> latest() >= block + confirmations);
  }

  void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new ChainUnavailableException(
            "The chain did not get there within " + patience.toSeconds() + " s. Run again.");
      }
      Transactions.pause();
    }
  }
}
