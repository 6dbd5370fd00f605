package io.assay.rules.dedupe;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * Who was first among items of the same content: the lower batch sequence, then the earlier
 * submission, then the lower item id in code-point order, which is the order of Spark's strings. A
 * contributor's own timestamp therefore cannot beat an earlier batch. The least of a group is kept.
 *
 * @param batchSequence the number that ingest gave the batch
 * @param submittedAt as recorded with the item, in the table's microseconds
 */
public record Precedence(long batchSequence, Instant submittedAt, String itemId)
    implements Comparable<Precedence>, Serializable {

  public Precedence {
    Objects.requireNonNull(submittedAt, "submittedAt");
    Objects.requireNonNull(itemId, "itemId");
  }

  @Override
  public int compareTo(Precedence other) {
    int order = Long.compare(batchSequence, other.batchSequence);
    if (order == 0) {
      order = submittedAt.compareTo(other.submittedAt);
    }
    return order == 0 ? compareByCodePoint(itemId, other.itemId) : order;
  }

  /** {@code String.compareTo} orders surrogates before U+E000; UTF-8 bytes and Spark do not. */
  private static int compareByCodePoint(String one, String other) {
    int end = Math.min(one.length(), other.length());
    for (int i = 0; i < end; i++) {
      char left = one.charAt(i);
      char right = other.charAt(i);
      if (left != right) {
        boolean bothOrNeither = Character.isSurrogate(left) == Character.isSurrogate(right);
        return bothOrNeither
            ? Character.compare(left, right)
            : Boolean.compare(Character.isSurrogate(left), Character.isSurrogate(right));
      }
    }
    return Integer.compare(one.length(), other.length());
  }
}
