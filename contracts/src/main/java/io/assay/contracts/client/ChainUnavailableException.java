package io.assay.contracts.client;

import java.util.function.Supplier;

/**
 * The chain could not be asked, or did not answer in time: nothing is lost, the same call may be
 * made again. Shown to users without a stack trace; a run that meets it ends with exit code 5,
 * anchor pending.
 */
public final class ChainUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ChainUnavailableException(String message) {
    super(message);
  }

  public ChainUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Runs an action; when the chain is away, says what it was for. */
  static <T> T during(String what, Supplier<T> action) {
    try {
      return action.get();
    } catch (ChainUnavailableException e) {
      throw new ChainUnavailableException("Could not " + what + ": " + e.getMessage(), e);
    }
  }
}
