package io.assay.rules.label.consensus;

import java.io.Serializable;

/**
 * Confusion matrices that know as much as their votes allow, in three layers. The crowd's mean
 * matrix is drawn towards one that is right equally often in every class. An annotator's expected
 * matrix is the crowd's, with the logits of its diagonal moved by how much better or worse than the
 * crowd that annotator is over all classes. Each row of the annotator's own counts is then drawn
 * towards that. So an annotator with one vote is the crowd; one with some votes is a better or
 * worse crowd; one with many votes in a class is what was counted.
 *
 * @param crowdVotes weight of the even matrix in a row of the crowd's, in votes
 * @param annotatorVotes weight of the crowd in an annotator's skill and rows, in votes
 */
public record ShrunkMatrices(double crowdVotes, double annotatorVotes) implements Serializable {

  /** Keeps logits finite. */
  private static final double CERTAIN = 1e-6;

  /** Probability of each label, by annotator and class. */
  Answers estimate(Answers answers) {
    int classes = answers.classes();
    double[][] crowd = crowd(answers);
    Answers matrices = Answers.none(answers.annotators(), classes);
    for (int annotator = 0; annotator < answers.annotators(); annotator++) {
      double shift = shift(answers, crowd, annotator);
      for (int truth = 0; truth < classes; truth++) {
        double all = answers.toClass(annotator, truth) + annotatorVotes;
        double right = logistic(logit(crowd[truth][truth]) + shift);
        double rest = (1 - right) / (1 - crowd[truth][truth]);
        for (int label = 0; label < classes; label++) {
          double expected = label == truth ? right : crowd[truth][label] * rest;
          double votes = answers.get(annotator, truth, label) + annotatorVotes * expected;
          matrices.add(annotator, truth, label, classes == 1 ? 1 : votes / all);
        }
      }
    }
    return matrices;
  }

  private double[][] crowd(Answers answers) {
    int classes = answers.classes();
    double[][] crowd = answers.crowd();
    double right = 1;
    double all = 2;
    for (int truth = 0; truth < classes; truth++) {
      right += crowd[truth][truth];
      for (int label = 0; label < classes; label++) {
        all += crowd[truth][label];
      }
    }
    double skill = right / all;
    for (double[] row : crowd) {
      double sum = 0;
      for (double votes : row) {
        sum += votes;
      }
      for (int label = 0; label < classes; label++) {
        double even = row == crowd[label] ? skill : (1 - skill) / (classes - 1);
        row[label] = within((row[label] + crowdVotes * even) / (sum + crowdVotes));
      }
    }
    return crowd;
  }

  private double shift(Answers answers, double[][] crowd, int annotator) {
    double all = answers.of(annotator);
    if (all == 0) {
      return 0;
    }
    double expected = 0;
    for (int truth = 0; truth < crowd.length; truth++) {
      expected += answers.toClass(annotator, truth) * crowd[truth][truth];
    }
    double usual = expected / all;
    double own = (answers.right(annotator) + annotatorVotes * usual) / (all + annotatorVotes);
    return logit(own) - logit(usual);
  }

  private static double within(double share) {
    return Math.min(1 - CERTAIN, Math.max(CERTAIN, share));
  }

  private static double logit(double share) {
    double inside = within(share);
    return StrictMath.log(inside / (1 - inside));
  }

  private static double logistic(double logit) {
    return within(1 / (1 + StrictMath.exp(-logit)));
  }
}
