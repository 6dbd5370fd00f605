package io.assay.jobs.table;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * One attempt at one batch: the key that every row begins with.
 *
 * @param batchId {@code [a-z0-9][a-z0-9._-]{0,63}}, and neither of {@code index} and {@code
 *     wanted}, pages of the reports that belong to no batch
 * @param attempt from 1
 */
public record BatchKey(String batchId, int attempt) {
  private static final Pattern BATCH_ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Set<String> RESERVED = Set.of("index", "wanted");

  /** Checks both parts. */
  public BatchKey {
    if (!isBatchId(batchId)) {
      throw new IllegalArgumentException(
          "batch: "
              + batchId
              + " (expected: "
              + BATCH_ID.pattern()
              + ", none of "
              + RESERVED
              + ")");
    }
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt: " + attempt + " (expected: at least 1)");
    }
  }

  /** Whether a text may name a batch: it becomes a file name, so nothing else passes. */
  public static boolean isBatchId(String text) {
    return BATCH_ID.matcher(text).matches() && !RESERVED.contains(text);
  }
}
