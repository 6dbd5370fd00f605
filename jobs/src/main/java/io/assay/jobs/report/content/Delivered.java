package io.assay.jobs.report.content;

import java.util.Map;
import java.util.TreeMap;

/**
 * What came with the batch.
 *
 * @param items distinct items by kind of delivery
 * @param quarantined records that could not be read
 * @param votes votes that could be read
 * @param decisions review decisions by what was decided
 */
public record Delivered(
    Map<String, Long> items, long quarantined, long votes, Map<String, Long> decisions) {

  /** Copies, sorted. */
  public Delivered {
    items = new TreeMap<>(items);
    decisions = new TreeMap<>(decisions);
  }

  /** Items of all kinds. */
  public long total() {
    return items.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Items of one kind of delivery. */
  public long items(String delivery) {
    return items.getOrDefault(delivery, 0L);
  }
}
