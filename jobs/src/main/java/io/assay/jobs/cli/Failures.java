package io.assay.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.assay.contracts.client.ChainConflictException;
import io.assay.contracts.client.ChainUnavailableException;
import io.assay.contracts.client.KeyException;
import io.assay.contracts.client.TransactionRefusedException;
import io.assay.contracts.client.WrongChainException;
import io.assay.contracts.embedded.EmbeddedStateException;
import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.lineage.log.LogException;
import io.assay.lineage.merkle.ProofException;
import io.assay.lineage.payout.PayoutException;
import io.assay.lineage.provenance.ProvenanceException;
import io.assay.rules.charter.CharterException;
import io.assay.rules.item.IntakeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns what went wrong into an exit code and a sentence. Spark wraps what a task throws, so the
 * whole chain of causes is looked through: first for what speaks to the user, and where nothing
 * does, for what the storage said, which may itself wrap the former.
 */
final class Failures {
  private Failures() {}

  /** What a command ends with. */
  record Ending(ExitCode code, String message) {}

  static Ending of(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      Ending ending = told(cause);
      if (ending != null) {
        return ending;
      }
    }
    IOException innermost = null; // Those around it say what was being written, at length.
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException storage && !(cause instanceof JsonProcessingException)) {
        innermost = storage;
      }
    }
    if (innermost != null) {
      return storage(innermost);
    }
    // What a task threw may reach the driver as text alone.
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (isFull(String.valueOf(cause.getMessage()))) {
        return full("no space left on device");
      }
    }
    return new Ending(
        ExitCode.FAILURE,
        "Something failed that should not: %s. Run again with ASSAY_STACK_TRACE=1 in the environment and report what it prints."
            .formatted(Printable.of(firstLine(error))));
  }

  private static @Nullable Ending told(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof ExitException exit) {
      return new Ending(exit.code(), message);
    }
    if (cause instanceof CharterException
        || cause instanceof IntakeException
        || cause instanceof ProvenanceException
        || cause instanceof ProofException
        || cause instanceof LogException
        || cause instanceof PayoutException) {
      return new Ending(ExitCode.USAGE, message);
    }
    if (cause instanceof ChainConflictException
        || cause instanceof TransactionRefusedException
        || cause instanceof EmbeddedStateException) {
      return new Ending(ExitCode.CONFLICT, message);
    }
    if (cause instanceof ChainUnavailableException) {
      return new Ending(ExitCode.ANCHOR_PENDING, message);
    }
    if (cause instanceof WrongChainException || cause instanceof KeyException) {
      return new Ending(ExitCode.USAGE, message);
    }
    return null;
  }

  private static Ending storage(IOException cause) {
    String fault = StorageFault.of(cause).lines().findFirst().orElse("");
    if (isFull(fault)) {
      return full(fault);
    }
    if (cause instanceof AccessDeniedException
        || fault.toLowerCase(Locale.ROOT).contains("permission denied")) {
      return new Ending(
          ExitCode.FAILURE,
          "Access denied: %s. Check permissions and run the same command again."
              .formatted(Printable.of(fault)));
    }
    return new Ending(
        ExitCode.FAILURE,
        "Cannot read or write: %s. Check the disk and run the same command again; what is complete is kept."
            .formatted(Printable.of(fault)));
  }

  private static boolean isFull(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return lower.contains("no space left") || lower.contains("disk quota");
  }

  private static Ending full(String fault) {
    return new Ending(
        ExitCode.FAILURE,
        "The disk is full: %s. Free space and run the same command again; what is complete is kept."
            .formatted(Printable.of(fault)));
  }

  private static String firstLine(Throwable error) {
    String text = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    return error.getClass().getSimpleName() + (text.isEmpty() ? "" : ": " + text);
  }
}
