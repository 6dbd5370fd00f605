package io.assay.contracts.client;

import java.util.function.Supplier;

/** A transaction that was sent and not waited for. What becomes of it is known by waiting. */
public final class PendingTransaction {

  private final Supplier<Transaction> waiting;

  PendingTransaction(Supplier<Transaction> waiting) {
    this.waiting = waiting;
  }

  /**
   * Waits until it is mined.
   *
   * @throws TransactionRefusedException when it failed in its block
   * @throws ChainUnavailableException when it is not mined in time; it may still be later
   */
  public Transaction mined() {
    return ChainUnavailableException.during("see it mined", waiting);
  }
}
