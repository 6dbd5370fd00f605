package io.assay.rules.item;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decided about an item that waited for it.
 *
 * @param item id of the item, at most 512 bytes, no control characters
 * @param reviewer trimmed handle
 * @param reason in the reviewer's words; may be empty
 * @param batch the batch that delivered the content the reviewer saw; null means the newest that
 *     waits
 */
public record ReviewDecision(
    String item, Decision decision, String reviewer, String reason, @Nullable String batch)
    implements DecisionReading, Serializable {

  public ReviewDecision {
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(reviewer, "reviewer");
    Objects.requireNonNull(reason, "reason");
  }

  /** The two things a reviewer can say. */
  public enum Decision {
    ACCEPT,
    REJECT
  }
}
