package io.assay.lineage.payout;

import java.nio.file.Path;

/**
 * A list of payouts, or the place where its files should go, is wrong; the message is for users.
 */
public final class PayoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private PayoutException(String message) {
    super(message);
  }

  static PayoutException badLine(Path file, long line, String fault) {
    return new PayoutException(
        "Cannot use list %s, line %d: %s. Correct the line and run again; nothing was written."
            .formatted(file, line, fault));
  }

  static PayoutException unreadable(Path file, String fault) {
    return new PayoutException(
        "Cannot use %s: %s. Check the path; if the file was changed, take it from a copy or write it anew."
            .formatted(file, fault));
  }

  static PayoutException otherOutput(Path directory) {
    return new PayoutException(
        "output: %s holds the files of another list (expected: a new directory). Choose another one, or say that it may be replaced."
            .formatted(directory));
  }

  static PayoutException damagedOutput(Path file) {
    return new PayoutException(
        "output: %s is missing, or not as it was written (expected: the bytes that follow from the list). Say that the files may be replaced."
            .formatted(file));
  }

  static PayoutException foreignDirectory(Path directory) {
    return new PayoutException(
        "output: %s holds other things than payout files (expected: a new directory). Choose another one."
            .formatted(directory));
  }
}
