package io.assay.rules.dedupe.join;

import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.io.Serializable;

/**
 * Tells in one scan of the index which records of history a batch has to be compared with: all that
 * are near duplicates of a record of the batch, and a few that are not. Its size follows the batch.
 * Once filled it is only read, by any number of threads.
 */
public final class HistoryProbe implements Serializable {

  private static final long serialVersionUID = 1L;

  private final SimilarityRule rule;
  private final CandidateIndex batch;
  private int records;

  public HistoryProbe(SimilarityRule rule) {
    this.rule = rule;
    this.batch = new CandidateIndex(rule);
  }

  /**
   * Adds a record of the batch; one with an empty set finds nothing.
   *
   * @param order the one under which the rows of the index were made
   */
  public void add(long[] set, TokenOrder order) {
    if (set.length > 0) {
      IndexRow row = IndexRow.of(rule, order, set);
      batch.add(records++, row.size(), row.tokens(), Crowds.NONE);
    }
  }

  /** Whether the record of history may be a near duplicate of one that was added. */
  public boolean matches(IndexRow row) {
    return batch.matches(row.size(), row.tokens());
  }
}
