package io.assay.rules.distribution;

/** Successes among things drawn without putting them back, exactly. */
public final class Hypergeometric {
  private static final double NEGLIGIBLE = 1e-18;

  private Hypergeometric() {}

  /**
   * Probability of at most so many successes among the drawn.
   *
   * @param drawn from 0 to {@code things}
   * @param good things that are a success, from 0 to {@code things}
   */
  public static double atMost(long successes, long drawn, long good, long things) {
    check(drawn, good, things);
    long least = Math.max(0, drawn + good - things);
    long most = Math.min(drawn, good);
    if (successes >= most) {
      return 1;
    }
    // The shorter way out of the middle: terms fall on that side.
    if ((double) successes * things > (double) drawn * good) {
      return 1 - sum(successes + 1, 1, most, new Draw(drawn, good, things));
    }
    return successes < least ? 0 : sum(successes, -1, least, new Draw(drawn, good, things));
  }

  /** Probability of at least so many. */
  public static double atLeast(long successes, long drawn, long good, long things) {
    // What is not drawn holds the other successes.
    return atMost(good - successes, things - drawn, good, things);
  }

  private record Draw(long drawn, long good, long things) {

    double probability(long successes) {
      return StrictMath.exp(
          choices(good, successes)
              + choices(things - good, drawn - successes)
              - choices(things, drawn));
    }

    /** How much more probable one success more is. */
    double ratio(long successes) {
      double more = (double) (good - successes) * (drawn - successes);
      return more / (successes + 1.0) / (things - good - drawn + successes + 1.0);
    }
  }

  private static double sum(long from, int step, long to, Draw draw) {
    double term = draw.probability(from);
    double sum = term;
    for (long at = from; at != to && term > sum * NEGLIGIBLE; at += step) {
      term *= step > 0 ? draw.ratio(at) : 1 / draw.ratio(at - 1);
      sum += term;
    }
    return Math.min(1, sum);
  }

  private static double choices(long all, long chosen) {
    return Gamma.log(all + 1.0) - Gamma.log(chosen + 1.0) - Gamma.log(all - chosen + 1.0);
  }

  private static void check(long drawn, long good, long things) {
    if (drawn < 0 || good < 0 || drawn > things || good > things) {
      throw new IllegalArgumentException(
          "drawn: %d, good: %d (expected: from 0 to %d)".formatted(drawn, good, things));
    }
  }
}
