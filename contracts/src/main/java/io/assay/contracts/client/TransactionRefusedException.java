package io.assay.contracts.client;

import org.jspecify.annotations.Nullable;

/**
 * A contract, or the node before it, refused a transaction for good: wrong caller, wrong value, no
 * funds. Nothing was changed on the chain. The message says why in a sentence.
 */
public final class TransactionRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String error;

  TransactionRefusedException(String message, @Nullable String error) {
    super(message);
    this.error = error;
  }

  /** Name of the contract's custom error, such as {@code WrongNumber}; null when it gave none. */
  public @Nullable String error() {
    return error;
  }
}
