package io.assay.rules.label.calibration;

import io.assay.rules.label.vote.PackedVotes;

/**
 * How much speaks for an item's label, before anything is known about how far that can be trusted:
 * the mean of two log-odds. One is the model's, which takes annotators for independent and is too
 * sure where they are misled together; the other that of the label's share of the votes, which
 * knows nothing of skill and is not sure enough. In steps of {@value #STEP} from {@code -LIMIT} to
 * {@code LIMIT}, so that items can be counted by it.
 */
public final class Strength {
  static final int BINS = 321;

  private static final double STEP = 0.05;
  private static final double LIMIT = 8;

  private Strength() {}

  /**
   * The step of an item's label.
   *
   * @param probability the model's
   */
  public static int of(PackedVotes votes, int item, int label, double probability) {
    int agreeing = 0;
    for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
      agreeing += votes.label(vote) == label ? 1 : 0;
    }
    int others = votes.votesOn(item) - agreeing;
    double share = StrictMath.log((agreeing + 0.5) / (others + 0.5));
    return bin((logOdds(probability) + share) / 2);
  }

  /** The step of a label of which nothing but this probability is known. */
  public static int of(double probability) {
    return bin(logOdds(probability));
  }

  private static double logOdds(double probability) {
    if (probability <= 0) {
      return -LIMIT;
    }
    double odds = StrictMath.log(probability) - StrictMath.log1p(-Math.min(probability, 1 - 1e-15));
    return Math.min(LIMIT, Math.max(-LIMIT, odds));
  }

  private static int bin(double strength) {
    double inside = Math.min(LIMIT, Math.max(-LIMIT, strength));
    return (int) Math.rint((inside + LIMIT) / STEP);
  }

  /** The log-odds in the middle of a step. */
  static double value(int bin) {
    return bin * STEP - LIMIT;
  }
}
