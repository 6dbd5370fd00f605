package io.assay.rules.representation;

import io.assay.rules.decision.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How old the contents of a set are, in whole days between the UTC days of submission and as-of.
 * Contents of a later day are 0 days old.
 *
 * @param contents by age in days
 */
public record AgeProfile(SortedMap<Long, Long> contents) {

  public AgeProfile {
    contents = new TreeMap<>(contents);
  }

  /**
   * Counted by day of submission.
   *
   * @param byDay contents by day since 1970
   * @param today the day of as-of
   */
  public static AgeProfile of(Map<Long, Long> byDay, long today) {
    SortedMap<Long, Long> ages = new TreeMap<>();
    byDay.forEach((day, count) -> ages.merge(Math.max(0, today - day), count, Long::sum));
    return new AgeProfile(ages);
  }

  /** Contents whose day is known. */
  public long total() {
    return contents.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Contents older than so many days. */
  public long olderThan(int days) {
    return contents.tailMap(days + 1L).values().stream().mapToLong(Long::longValue).sum();
  }

  /** The share of these; null for an empty set. */
  public @Nullable Fraction staleShare(int days) {
    return Fraction.share(olderThan(days), total());
  }

  /**
   * Contents by window: up to the first age, from there up to the second, and so on, and beyond the
   * last.
   */
  public List<Long> byWindow(List<Integer> windows) {
    List<Long> counts = new ArrayList<>();
    long before = total();
    for (int window : windows) {
      long older = olderThan(window);
      counts.add(before - older);
      before = older;
    }
    counts.add(before);
    return counts;
  }
}
