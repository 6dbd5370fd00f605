package io.assay.rules.representation.plan;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Records that are wanted: all that have these categories.
 *
 * @param pattern category by dimension; dimensions that are left out are open, and where all are,
 *     records of any kind are wanted
 * @param missing records that close the gap, at least 1
 */
public record Want(SortedMap<String, String> pattern, long missing, Reason reason)
    implements Serializable {

  /** Why they are wanted. */
  public enum Reason {
    /** The cell has less than its share. */
    SHARE,
    /** It has its share now, and would lose it as others grow. */
    BALANCE,
    /** The combination has fewer than the charter asks for. */
    COMBINATION
  }

  public Want {
    pattern = Collections.unmodifiableSortedMap(new TreeMap<>(pattern));
    if (missing < 1) {
      throw new IllegalArgumentException("missing: " + missing + " (expected: at least 1)");
    }
  }

  /** Whether a record can be wanted by both. */
  boolean agreesWith(SortedMap<String, String> other) {
    return pattern.entrySet().stream()
        .allMatch(e -> e.getValue().equals(other.getOrDefault(e.getKey(), e.getValue())));
  }
}
