package io.assay.rules.dedupe.join;

import io.assay.rules.dedupe.similarity.SimilarityRule;

/**
 * Where a set stands when one of its tokens is met in another: its size and the position of the
 * token. Two sets whose first common token stands at positions i and j share at most what is left
 * behind either (positional filter of PPJoin, Xiao et al. 2008). A common token that fails this
 * bound is not the first one of a pair that matters, so its posting can be passed over without a
 * record of earlier ones.
 */
record Positions(SimilarityRule rule, int size, int position) {

  boolean admits(int otherSize, int otherPosition) {
    int least = rule.leastShared(otherSize, size);
    return otherSize - otherPosition >= least && size - position >= least;
  }

  /** The largest set that what is left here is enough for: both must be within each other's. */
  int reach() {
    return rule.largestPartner(size, size - position);
  }

  /** The smallest set that may be a near duplicate at all. */
  int smallestPartner() {
    return rule.byContainment() ? 1 : size - rule.prefix(size) + 1;
  }
}
