package io.assay.bench.rewards;

import io.assay.rules.decision.ReviewDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Curators who look at what waits, and users who find bad records later. Three are honest and right
 * nearly always; a corrupt one, if there is one, accepts what its own side delivers.
 */
final class Reviewers {
  /** Account number of the first curator. */
  static final int FIRST = 1000;

  private static final int HONEST = 3;

  /** Account number of the corrupt one. */
  static final int CORRUPT = FIRST + HONEST;

  private static final double RIGHT = 0.97;
  private static final double FOUND = 0.6;

  private final long seed;
  private int corruptFrom = Integer.MAX_VALUE;

  Reviewers(long seed) {
    this.seed = seed;
  }

  /** The account behind a reviewer's name. */
  static int number(String reviewer) {
    return Integer.parseInt(reviewer.substring(1));
  }

  /** From now on one curator accepts all that accounts from this one on deliver. */
  void corrupt(int from) {
    corruptFrom = from;
  }

  /** Whether somebody finds out by now that an accepted record is bad. */
  boolean find(Submission submission, int batch) {
    return !submission.good() && chance(submission, batch, 0).nextDouble() < FOUND;
  }

  /** What two curators say of a record that waits. */
  List<ReviewDecision> decide(Submission submission, int batch) {
    return decide(submission, batch, chance(submission, batch, 1).nextInt(HONEST));
  }

  /** What all curators say of an accepted record that somebody found bad. */
  List<ReviewDecision> decideAgain(Submission submission, int batch) {
    return decide(submission, batch, HONEST);
  }

  private List<ReviewDecision> decide(Submission submission, int batch, int left) {
    List<ReviewDecision> decisions = new ArrayList<>();
    Random random = chance(submission, batch, 2);
    for (int curator = 0; curator < HONEST; curator++) {
      if (curator != left) {
        boolean accepts = submission.good() == random.nextDouble() < RIGHT;
        decisions.add(decision(FIRST + curator, accepts, batch));
      }
    }
    if (submission.owner() >= corruptFrom) {
      decisions.add(decision(CORRUPT, true, batch));
      // The owner tries as well, which counts for nothing.
      decisions.add(decision(submission.owner(), true, batch));
    }
    return decisions;
  }

  /**
   * The same for a record whatever else happens, so that epochs with and without attack compare.
   */
  private Random chance(Submission submission, int batch, int what) {
    return new Random(Draw.of(seed, submission.id(), 3 * batch + what));
  }

  private static ReviewDecision decision(int curator, boolean accepts, int batch) {
    return new ReviewDecision(
        "c" + curator,
        accepts ? ReviewDecision.Choice.ACCEPT : ReviewDecision.Choice.REJECT,
        batch);
  }
}
