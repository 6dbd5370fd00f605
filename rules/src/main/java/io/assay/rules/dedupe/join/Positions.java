package io.assay.rules.dedupe.join;

import io.assay.rules.dedupe.similarity.SimilarityRule;

/**
 * Where a probing set stands when it is compared with an inverted index: its size and the position
 * of the token looked up. Two sets whose first common token stands at positions i and j share at
 * most what is left behind either (positional filter of PPJoin, Xiao et al. 2008). A common token
 * that fails this bound is not the first one of a pair that matters, so its posting can be passed
 * over without a record of earlier ones.
 */
record Positions(SimilarityRule rule, int size, int position) {

  boolean admits(int otherSize, int otherPosition) {
    int least = least(otherSize);
    return otherSize - otherPosition >= least && left() >= least;
  }

  /** What near duplicates of these sizes share at least; does not fall as the other grows. */
  int least(int otherSize) {
    return rule.leastShared(otherSize, size);
  }

  /** Tokens from the position on. */
  int left() {
    return size - position;
  }
}
