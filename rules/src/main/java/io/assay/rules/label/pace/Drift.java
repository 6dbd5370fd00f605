package io.assay.rules.label.pace;

import io.assay.rules.distribution.Hypergeometric;

/**
 * Whether the earlier half of an annotator's answers agrees with the labels as often as the later
 * half. Fisher's exact test: of those whose answers agree as likely early as late, whatever the
 * rate, at most {@link #FALSE_ALARM} are said to drift, half of them each way. Items that were
 * harder early than late look like drift too.
 *
 * @param early answers of the earlier half
 * @param earlyAgreeing of these, with the label
 * @param late answers of the later half
 * @param lateAgreeing of these, with the label
 */
public record Drift(long early, long earlyAgreeing, long late, long lateAgreeing) {

  /** Probability that somebody who does not change is said to. */
  public static final double FALSE_ALARM = 0.001;

  /** What the two halves show. */
  public enum Finding {
    /** Later answers agree more often. */
    IMPROVED,
    /** Later answers agree less often. */
    WORSENED,
    /** No difference that chance could not make. */
    STEADY,
    /** So few answers that no difference could be told from chance. */
    TOO_FEW_ANSWERS
  }

  public Drift {
    if (earlyAgreeing < 0 || earlyAgreeing > early || lateAgreeing < 0 || lateAgreeing > late) {
      throw new IllegalArgumentException(
          "agreeing: %d of %d and %d of %d (expected: parts)"
              .formatted(earlyAgreeing, early, lateAgreeing, late));
    }
  }

  /** What can be said. */
  public Finding finding() {
    long agreeing = earlyAgreeing + lateAgreeing;
    long all = early + late;
    if (Hypergeometric.atLeast(early, early, early, all) > FALSE_ALARM / 2) {
      // Even if all answers of one half agreed and none of the other.
      return Finding.TOO_FEW_ANSWERS;
    }
    if (Hypergeometric.atMost(earlyAgreeing, early, agreeing, all) <= FALSE_ALARM / 2) {
      return Finding.IMPROVED;
    }
    return Hypergeometric.atLeast(earlyAgreeing, early, agreeing, all) <= FALSE_ALARM / 2
        ? Finding.WORSENED
        : Finding.STEADY;
  }
}
