package io.assay.rules.distribution;

/** The binomial distribution, exactly. */
public final class Binomial {

  private Binomial() {}

  /** Probability of at least {@code successes} of {@code trials}. */
  public static double atLeast(long successes, long trials, double probability) {
    check(successes, trials);
    return successes == 0 ? 1 : Beta.upTo(probability, successes, (double) trials - successes + 1);
  }

  /** Probability of at most {@code successes} of {@code trials}. */
  public static double atMost(long successes, long trials, double probability) {
    check(successes, trials);
    return successes == trials ? 1 : 1 - atLeast(successes + 1, trials, probability);
  }

  /**
   * The interval of Clopper and Pearson (Biometrika 26, 1934): it contains the true share with at
   * least {@code level} probability. Everything from 0 to 1 without a trial.
   *
   * @param level such as 0.95
   */
  public static Interval interval(long successes, long trials, double level) {
    check(successes, trials);
    double tail = (1 - level) / 2;
    double lower = successes == 0 ? 0 : share(successes, trials, tail, true);
    double upper = successes == trials ? 1 : share(successes, trials, tail, false);
    return new Interval(lower, upper);
  }

  private static double share(long successes, long trials, double tail, boolean lower) {
    double low = 0;
    double high = 1;
    for (int halving = 0; halving < 60; halving++) {
      double middle = (low + high) / 2;
      boolean below =
          lower
              ? atLeast(successes, trials, middle) < tail
              : atMost(successes, trials, middle) > tail;
      if (below) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static void check(long successes, long trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes: " + successes + " (expected: 0 to " + trials + ")");
    }
  }
}
