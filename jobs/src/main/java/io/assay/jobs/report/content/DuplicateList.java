package io.assay.jobs.report.content;

import java.util.List;

/**
 * What repeats something else.
 *
 * @param inBatch items that repeat one of the same batch
 * @param ofHistory items that repeat one of an earlier batch
 * @param pairs the first of them by item id
 */
public record DuplicateList(long inBatch, long ofHistory, List<Pair> pairs) {

  /** Copies. */
  public DuplicateList {
    pairs = List.copyOf(pairs);
  }

  /** All of them. */
  public long total() {
    return inBatch + ofHistory;
  }

  /**
   * A removed item and the one that is kept.
   *
   * @param keptBatch batch of the kept item
   */
  public record Pair(String kind, Excerpt removed, Excerpt kept, String keptBatch) {}
}
