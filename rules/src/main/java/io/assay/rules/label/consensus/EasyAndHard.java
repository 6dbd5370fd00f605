package io.assay.rules.label.consensus;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Items are easy or hard. On a hard one an annotator answers as usual with a small probability, and
 * else guesses as everybody does on such items, whatever their class and the own skill. Agreement
 * on a hard item therefore says little, which keeps confidence down where a crowd is misled; a
 * mixture with two levels in place of the continuous difficulty of Whitehill et al. (NIPS 2009).
 *
 * @param matrices how annotators are drawn to the crowd
 * @param classItems items added to every class
 * @param guessing probability that an answer to a hard item is not the annotator's own
 */
public record EasyAndHard(ShrunkMatrices matrices, double classItems, double guessing)
    implements ConsensusModel {

  /** Hard items are guessed but for one answer in five. */
  public static final EasyAndHard DEFAULT = new EasyAndHard(new ShrunkMatrices(2, 4), 1, 0.8);

  private static final double START_HARD = 0.3;

  @Override
  public double[] kindShares() {
    return new double[] {1 - START_HARD, START_HARD};
  }

  @Override
  public Parameters maximise(CountLayout layout, long[] counts, @Nullable Parameters previous) {
    Answers own = Answers.of(layout, counts, 0);
    double[] guesses = guesses(layout, Answers.of(layout, counts, 1), own, previous);
    Answers matrices = this.matrices.estimate(own);
    Beliefs beliefs = new Beliefs(layout);
    prior(layout, counts, beliefs);
    int classes = layout.classes();
    for (int annotator = 0; annotator < layout.annotators(); annotator++) {
      for (int truth = 0; truth < classes; truth++) {
        for (int label = 0; label < classes; label++) {
          double usual = matrices.get(annotator, truth, label);
          beliefs.answer(annotator, truth, label, usual);
          beliefs.answer(
              annotator,
              classes + truth,
              label,
              (1 - guessing) * usual + guessing * guesses[label]);
        }
      }
    }
    return beliefs.build();
  }

  /**
   * Splits the answers to hard items into own ones, which are added to those to easy items, and
   * guesses, whose shares by label are returned.
   */
  private double[] guesses(
      CountLayout layout, Answers hard, Answers own, @Nullable Parameters previous) {
    int classes = layout.classes();
    double[] guesses = new double[classes];
    // One guess more for each label.
    Arrays.fill(guesses, 1);
    double all = classes;
    for (int annotator = 0; annotator < layout.annotators(); annotator++) {
      for (int truth = 0; truth < classes; truth++) {
        for (int label = 0; label < classes; label++) {
          double votes = hard.get(annotator, truth, label);
          double share = ownShare(previous, annotator, truth, label);
          own.add(annotator, truth, label, votes * share);
          guesses[label] += votes * (1 - share);
          all += votes * (1 - share);
        }
      }
    }
    for (int label = 0; label < classes; label++) {
      guesses[label] /= all;
    }
    return guesses;
  }

  private double ownShare(@Nullable Parameters previous, int annotator, int truth, int label) {
    if (previous == null) {
      return 0.5;
    }
    int classes = previous.layout().classes();
    double usual = previous.answer(annotator, truth, label);
    double hard = previous.answer(annotator, classes + truth, label);
    return Math.min(1, (1 - guessing) * usual / hard);
  }

  private void prior(CountLayout layout, long[] counts, Beliefs beliefs) {
    int classes = layout.classes();
    double hard = 1;
    double items = 2;
    double[] inClass = new double[classes];
    for (int state = 0; state < layout.states(); state++) {
      double count = counts[layout.items(state)] / (double) FixedPoint.VOTE;
      inClass[state % classes] += count;
      hard += state < classes ? 0 : count;
      items += count;
    }
    double hardShare = hard / items;
    for (int state = 0; state < layout.states(); state++) {
      double share = (inClass[state % classes] + classItems) / (items - 2 + classItems * classes);
      beliefs.prior(state, share * (state < classes ? 1 - hardShare : hardShare));
    }
  }
}
