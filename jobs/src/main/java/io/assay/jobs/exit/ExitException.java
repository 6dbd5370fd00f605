package io.assay.jobs.exit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command with an exit code and a message that a user can act on; shown without a stack
 * trace.
 */
public final class ExitException extends RuntimeException {
  private final ExitCode code;

  private ExitException(ExitCode code, String message, @Nullable Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** The caller gave something wrong: a flag, a path, a charter or a whole input file. */
  public static ExitException usage(String message) {
    return new ExitException(ExitCode.USAGE, message, null);
  }

  /** Somebody else got there first; trying again may help. */
  public static ExitException conflict(String message) {
    return new ExitException(ExitCode.CONFLICT, message, null);
  }

  /** Everything before the anchoring is kept, and the next run anchors it. */
  public static ExitException anchorPending(String message) {
    return new ExitException(ExitCode.ANCHOR_PENDING, message, null);
  }

  /** The same, with what the chain said. */
  public static ExitException anchorPending(String message, Throwable cause) {
    return new ExitException(ExitCode.ANCHOR_PENDING, message, cause);
  }

  /** The outside failed: disk, permission. */
  public static ExitException failure(String message, Throwable cause) {
    return new ExitException(ExitCode.FAILURE, message, cause);
  }

  /** What the process ends with. */
  public ExitCode code() {
    return code;
  }
}
