package io.assay.jobs.label;

import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.vote.PackedVotes;

/**
 * What an item comes to, as one number: a label from 0, or why it has none. Two labels that are
 * equally probable are a tie.
 */
final class Decision {
  static final int TIED = -1;
  static final int BELOW_QUORUM = -2;

  /** Nothing was ever decided. */
  static final int NONE = -3;

  private static final String DECIDED = "decided";
  private static final String TIED_TEXT = "tied";
  private static final String BELOW_QUORUM_TEXT = "below-quorum";

  private Decision() {}

  /**
   * Decides.
   *
   * @param votes those that count
   */
  static int of(PackedVotes votes, int item, ItemPosterior posterior, int quorum) {
    if (votes.votesOn(item) < quorum) {
      return BELOW_QUORUM;
    }
    double[] classes = posterior.of(item);
    int best = ItemPosterior.best(classes);
    for (int other = best + 1; other < classes.length; other++) {
      if (classes[other] == classes[best]) {
        return TIED;
      }
    }
    return best;
  }

  /** The outcome as stored. */
  static String outcome(long decision) {
    return decision == TIED ? TIED_TEXT : decision == BELOW_QUORUM ? BELOW_QUORUM_TEXT : DECIDED;
  }

  /**
   * The decision that is stored as this outcome; {@link #NONE} of any other text.
   *
   * @param label as a number, negative if there is none or the task has it no longer
   */
  static long stored(String outcome, long label) {
    return switch (outcome) {
      case TIED_TEXT -> TIED;
      case BELOW_QUORUM_TEXT -> BELOW_QUORUM;
      default -> label < 0 ? NONE : label;
    };
  }
}
