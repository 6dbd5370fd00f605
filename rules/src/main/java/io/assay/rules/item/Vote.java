package io.assay.rules.item;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One label that an annotator gave to an item, as delivered.
 *
 * @param item id of the item, at most 512 bytes, no control characters
 * @param annotator trimmed handle
 * @param label as delivered, not empty; whether the charter knows it is judged later
 * @param votedAt to the microsecond; null if not told
 */
public record Vote(String item, String annotator, String label, @Nullable Instant votedAt)
    implements VoteReading, Serializable {

  public Vote {
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(annotator, "annotator");
    Objects.requireNonNull(label, "label");
  }
}
