package io.assay.rules.label.relabel;

/**
 * What another answer to an item is expected to tell about its class: the mutual information of the
 * class and the answer of a typical annotator, in nats. Answers are independent given the class, so
 * a second answer is never expected to tell more than the first, and taking the best answer next is
 * the best that a budget can buy.
 */
public final class VoteGain {

  private VoteGain() {}

  /**
   * The gain of each of several further answers, one after another; never rising.
   *
   * @param classes probability of each class of the item, calibrated
   * @param crowd probability of each label by class, of a typical annotator
   * @param votes further answers; cost is classes to that power
   */
  public static double[] gains(double[] classes, double[][] crowd, int votes) {
    double[] gains = new double[votes];
    add(classes, crowd, 1, 0, gains);
    return gains;
  }

  private static void add(
      double[] classes, double[][] crowd, double weight, int vote, double[] gains) {
    if (vote == gains.length) {
      return;
    }
    double after = 0;
    for (int label = 0; label < classes.length; label++) {
      double[] told = new double[classes.length];
      double probability = 0;
      for (int truth = 0; truth < classes.length; truth++) {
        told[truth] = classes[truth] * crowd[truth][label];
        probability += told[truth];
      }
      if (probability > 0) {
        for (int truth = 0; truth < classes.length; truth++) {
          told[truth] /= probability;
        }
        after += probability * entropy(told);
        add(told, crowd, weight * probability, vote + 1, gains);
      }
    }
    gains[vote] += weight * Math.max(0, entropy(classes) - after);
  }

  private static double entropy(double[] classes) {
    double entropy = 0;
    for (double share : classes) {
      entropy -= share <= 0 ? 0 : share * StrictMath.log(share);
    }
    return entropy;
  }
}
