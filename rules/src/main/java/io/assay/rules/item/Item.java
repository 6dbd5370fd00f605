package io.assay.rules.item;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One contribution as delivered, typed but not judged.
 *
 * @param mappedId the contributor's own id, at most 512 bytes, no control characters, not beginning
 *     with {@link #FOREIGN_ID}; null if the charter maps none
 * @param contributors handles as delivered, trimmed, distinct, at least one, in the order of the
 *     record
 * @param submittedAt to the microsecond, the rest cut off
 * @param licence null if absent or empty
 * @param source null if absent or empty
 * @param attributes canonical text by name: integers without leading zeros, numbers as in RFC 8785,
 *     {@code true}/{@code false}, instants in UTC, dates; absent or empty ones are left out
 * @param content text by column, at least one not empty; absent ones, and in CSV empty ones, are
 *     left out
 */
public record Item(
    @Nullable String mappedId,
    List<String> contributors,
    Instant submittedAt,
    @Nullable String licence,
    @Nullable String source,
    SortedMap<String, String> attributes,
    SortedMap<String, String> content)
    implements ItemReading, Serializable {

  /**
   * What the id begins with that a record gets whose mapped id belongs to somebody else. No mapped
   * id does, so nobody can take such an id before it is given.
   */
  public static final String FOREIGN_ID = "foreign:";

  /** Copies. */
  public Item {
    contributors = List.copyOf(contributors);
    if (contributors.isEmpty()) {
      throw new IllegalArgumentException("contributors: none (expected: at least one)");
    }
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
  }
}
