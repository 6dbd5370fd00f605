package io.assay.bench.duplicates.sets;

/**
 * Counts pairs by one or two similarities in whole hundredths, rounded down, so that the score at
 * any thresholds of two decimals follows exactly.
 */
final class Grid {
  /** The highest similarity. */
  static final int STEPS = 100;

  /** Above every similarity: a second threshold that nothing reaches. */
  static final int NONE = STEPS + 1;

  private final long[][] matching = new long[STEPS + 1][NONE + 1];
  private final long[][] others = new long[STEPS + 1][NONE + 1];

  void add(boolean matches, int one, int other) {
    (matches ? matching : others)[one][other]++;
  }

  /** Whole hundredths in a share, rounded down; 0 of nothing. */
  static int hundredths(int part, long whole) {
    return whole == 0 ? 0 : (int) (STEPS * (long) part / whole);
  }

  /**
   * Turns counts into sums, once all pairs are there.
   *
   * @param matches how many pairs match
   */
  Sums sums(int matches) {
    suffixes(matching);
    suffixes(others);
    return new Sums(matching, others, matches);
  }

  /** Makes each count that of all pairs that are at least as similar in both ways. */
  private static void suffixes(long[][] counts) {
    for (int one = STEPS; one >= 0; one--) {
      for (int other = STEPS; other >= 0; other--) {
        counts[one][other] +=
            counts[one][other + 1]
                + (one < STEPS ? counts[one + 1][other] - counts[one + 1][other + 1] : 0);
      }
    }
  }
}
