package io.assay.contracts.embedded;

import java.nio.file.Path;

/** The embedded chain's stored state cannot be used; shown to users without a stack trace. */
public final class EmbeddedStateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private EmbeddedStateException(String message) {
    super(message);
  }

  static EmbeddedStateException unreadable(Path live, Path good) {
    return new EmbeddedStateException(
        "Cannot read the embedded chain's state: neither "
            + live
            + " nor "
            + good.getFileName()
            + " is whole JSON. Restore one from a backup, or remove both to start an empty chain and anchor again.");
  }

  static EmbeddedStateException inUse(Path directory, String holder) {
    return new EmbeddedStateException(
        "The embedded chain in "
            + directory
            + " is in use by process "
            + holder
            + " (expected: nobody). Wait until it has ended, then run again.");
  }
}
