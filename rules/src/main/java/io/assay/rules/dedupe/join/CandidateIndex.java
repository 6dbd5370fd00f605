package io.assay.rules.dedupe.join;

import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.io.Serializable;
import java.util.function.IntPredicate;

/**
 * Finds, for a set, every indexed set that may be a near duplicate, by prefix, length and
 * positional filtering (Bayardo et al. 2007, Xiao et al. 2008). Nothing that the rule accepts is
 * missed; what is found still has to be compared. Sets are given as the keys of their tokens in one
 * {@link TokenOrder}. Reading is safe for many threads, adding is not.
 *
 * <p>With containment a small part of a large set counts, so the larger set's tokens behind the
 * prefix are indexed and probed too; the smaller one's prefix still has to meet them.
 */
final class CandidateIndex implements Serializable {

  private static final long serialVersionUID = 1L;

  private final SimilarityRule rule;
  private final Postings prefixes = new Postings();
  private final Postings rests = new Postings();

  CandidateIndex(SimilarityRule rule) {
    this.rule = rule;
  }

  /** How many keys of a set of this size are needed, to index it or to look for it. */
  static int needed(SimilarityRule rule, int size) {
    return rule.byContainment() ? size : rule.prefix(size);
  }

  /**
   * @param crowd whoever finds one of a crowd searches all of it; {@link Crowds#NONE} if it is in
   *     none
   */
  void add(int number, int size, long[] keys, int crowd) {
    int prefix = rule.prefix(size);
    int needed = needed(rule, size);
    for (int i = 0; i < needed; i++) {
      (i < prefix ? prefixes : rests).add(keys[i], number, new Positions(rule, size, i), crowd);
    }
  }

  /** Adds what is found under some of the keys; over all calls for a set they ascend. */
  void collect(int size, long[] keys, int from, int to, Candidates into, IntPredicate accepts) {
    int prefix = rule.prefix(size);
    int end = Math.min(to, needed(rule, size));
    for (int i = from; i < end; i++) {
      Positions probe = new Positions(rule, size, i);
      prefixes.collect(keys[i], probe, into, accepts);
      if (i < prefix) {
        rests.collect(keys[i], probe, into, accepts);
      }
    }
  }

  boolean matches(int size, long[] keys) {
    int prefix = rule.prefix(size);
    int needed = needed(rule, size);
    for (int i = 0; i < needed; i++) {
      Positions probe = new Positions(rule, size, i);
      if (prefixes.matches(keys[i], probe) || (i < prefix && rests.matches(keys[i], probe))) {
        return true;
      }
    }
    return false;
  }
}
