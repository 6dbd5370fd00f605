package io.assay.rules.label.annotator;

import io.assay.rules.distribution.Binomial;
import io.assay.rules.distribution.Interval;
import io.assay.rules.label.consensus.CountLayout;
import io.assay.rules.label.consensus.FixedPoint;

/**
 * How an annotator answered items of each class, in expected answers, read from the counts of the
 * last iteration. The class of an item is an estimate itself, so the intervals are those of an
 * annotator whose items' classes were known, and a little narrow.
 */
public final class ConfusionMatrix {
  private static final double LEVEL = 0.95;

  private final double[][] answers;

  private ConfusionMatrix(double[][] answers) {
    this.answers = answers;
  }

  /** The matrix of one annotator. */
  public static ConfusionMatrix of(CountLayout layout, long[] counts, int annotator) {
    double[][] answers = new double[layout.classes()][layout.classes()];
    for (int state = 0; state < layout.states(); state++) {
      for (int label = 0; label < layout.classes(); label++) {
        long count = counts[layout.votes(annotator * layout.classes() + label) + state];
        answers[state % layout.classes()][label] += count / (double) FixedPoint.VOTE;
      }
    }
    return new ConfusionMatrix(answers);
  }

  /** Expected answers with this label to items of this class. */
  public double answers(int truth, int label) {
    return answers[truth][label];
  }

  /** Share of right answers; not a number without answers. */
  public double skill() {
    double right = 0;
    double all = 0;
    for (int truth = 0; truth < answers.length; truth++) {
      right += answers[truth][truth];
      all += toClass(truth);
    }
    return right / all;
  }

  /** Where the share of the label among answers to the class lies, with 95 % confidence. */
  public Interval share(int truth, int label) {
    long all = Math.round(toClass(truth));
    return Binomial.interval(Math.min(all, Math.round(answers[truth][label])), all, LEVEL);
  }

  private double toClass(int truth) {
    double sum = 0;
    for (double count : answers[truth]) {
      sum += count;
    }
    return sum;
  }
}
