package io.assay.bench.duplicates.sets;

/** For each two thresholds in hundredths how many pairs reach both. */
final class Sums {
  /** Below this no threshold tells anything. */
  static final int LOWEST = 5;

  /** How two thresholds speak together. */
  enum Together {
    /** Either is enough. */
    ANY,
    /** Both have to be reached. */
    ALL
  }

  /**
   * The best thresholds and what they give.
   *
   * @param one least first similarity, in hundredths
   * @param other least second similarity, or {@link Grid#NONE}
   */
  record Best(int one, int other, Score score) {}

  private final long[][] matching;
  private final long[][] others;
  private final int matches;

  /**
   * Takes them as they are.
   *
   * @param matching of the pairs that match
   * @param others of the pairs that do not
   * @param matches how many pairs match
   */
  Sums(long[][] matching, long[][] others, int matches) {
    this.matching = matching;
    this.others = others;
    this.matches = matches;
  }

  /** The thresholds that give the best F1; of equals the highest. */
  Best best(Together together) {
    Best best = new Best(Grid.STEPS, Grid.NONE, new Score(0, 0, matches));
    for (int one = Grid.STEPS; one >= LOWEST; one--) {
      for (int other = Grid.NONE; other >= LOWEST; other--) {
        Score score = score(one, other, together);
        if (score.f1() > best.score().f1()) {
          best = new Best(one, other, score);
        }
      }
    }
    return best;
  }

  /** What two thresholds give. */
  Score score(int one, int other, Together together) {
    long right = at(matching, one, other, together);
    return new Score(right, at(others, one, other, together), matches - right);
  }

  private static long at(long[][] sums, int one, int other, Together together) {
    return together == Together.ALL
        ? sums[one][other]
        : sums[one][0] + sums[0][other] - sums[one][other];
  }
}
