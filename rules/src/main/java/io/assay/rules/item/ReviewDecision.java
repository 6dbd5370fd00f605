package io.assay.rules.item;

import java.io.Serializable;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decided about an item that waited for it.
 *
 * @param item id of the item, at most 512 bytes, no control characters
 * @param reviewer trimmed handle
 * @param reason in the reviewer's words; may be empty
 * @param batch the batch that delivered the content the reviewer saw; null means the newest that
 *     waits
 * @param checks by attribute, what was looked at of what the contributor says
 */
public record ReviewDecision(
    String item,
    Decision decision,
    String reviewer,
    String reason,
    @Nullable String batch,
    SortedMap<String, AttributeCheck> checks)
    implements DecisionReading, Serializable {

  public ReviewDecision {
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(reviewer, "reviewer");
    Objects.requireNonNull(reason, "reason");
    checks = Collections.unmodifiableSortedMap(new TreeMap<>(checks));
  }

  /** Without a look at attributes. */
  public ReviewDecision(
      String item, Decision decision, String reviewer, String reason, @Nullable String batch) {
    this(item, decision, reviewer, reason, batch, new TreeMap<>());
  }

  /** The two things a reviewer can say. */
  public enum Decision {
    ACCEPT,
    REJECT
  }
}
