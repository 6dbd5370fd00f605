package io.assay.jobs.report.content;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Verdicts of the batch.
 *
 * @param own verdicts on what this batch delivered, by verdict
 * @param later verdicts that supersede an earlier batch's, by verdict
 * @param reasons why items were not accepted at once, most frequent first
 */
public record VerdictCounts(
    Map<String, Long> own, Map<String, Long> later, List<ReasonCount> reasons) {

  /** Copies. */
  public VerdictCounts {
    own = new TreeMap<>(own);
    later = new TreeMap<>(later);
    reasons = List.copyOf(reasons);
  }

  /** All rows with this verdict: {@code accepted}, {@code rejected} or {@code review}. */
  public long of(String verdict) {
    return own.getOrDefault(verdict, 0L) + later.getOrDefault(verdict, 0L);
  }

  /** All rows. */
  public long total() {
    return of("accepted") + of("rejected") + of("review");
  }

  /**
   * How often a reason stands in verdicts.
   *
   * @param code the reason
   * @param items verdicts with it, by verdict
   */
  public record ReasonCount(String code, Map<String, Long> items) {
    /** Copies. */
    public ReasonCount {
      items = new TreeMap<>(items);
    }

    /** Verdicts of one kind that name the reason. */
    public long items(String verdict) {
      return items.getOrDefault(verdict, 0L);
    }

    /** Verdicts that name the reason. */
    public long total() {
      return items.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
