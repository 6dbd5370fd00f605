package io.assay.contracts.client;

import org.jspecify.annotations.Nullable;

/**
 * A contract, or the node before it, refused a transaction for good: wrong caller, wrong value, no
 * funds. Nothing was changed on the chain. The message says why in a sentence.
 */
public final class TransactionRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Origin origin;
  private final @Nullable String error;

  /** Who said no. */
  private enum Origin {
    CONTRACT,
    NODE
  }

  private TransactionRefusedException(String message, Origin origin, @Nullable String error) {
    super(message);
    this.origin = origin;
    this.error = error;
  }

  static TransactionRefusedException byContract(String message, @Nullable String error) {
    return new TransactionRefusedException(message, Origin.CONTRACT, error);
  }

  /** Before a contract was asked, so that it would be the same with any other call. */
  static TransactionRefusedException byNode(String message) {
    return new TransactionRefusedException(message, Origin.NODE, null);
  }

  /** The same with more to say. */
  TransactionRefusedException with(String more) {
    return new TransactionRefusedException(getMessage() + " " + more, origin, error);
  }

  /** Whether a contract said no to this very call; otherwise the node did, to the account. */
  public boolean isByContract() {
    return origin == Origin.CONTRACT;
  }

  /** Name of the contract's custom error, such as {@code WrongNumber}; null when it gave none. */
  public @Nullable String error() {
    return error;
  }
}
