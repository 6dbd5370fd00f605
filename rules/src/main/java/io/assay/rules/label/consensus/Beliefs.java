package io.assay.rules.label.consensus;

/** Fills {@link Parameters} from probabilities. */
final class Beliefs {
  private final CountLayout layout;
  private final int[] logPrior;
  private final int[] logAnswer;

  Beliefs(CountLayout layout) {
    this.layout = layout;
    this.logPrior = new int[layout.states()];
    this.logAnswer = new int[layout.annotators() * layout.classes() * layout.states()];
  }

  /**
   * Shares of the states as counted, after {@code strength} items more in each.
   *
   * @param strength pseudo-items, at least 0
   */
  Beliefs prior(long[] counts, double strength) {
    long sum = 0;
    for (int state = 0; state < layout.states(); state++) {
      sum += counts[layout.items(state)];
    }
    double items = sum / (double) FixedPoint.VOTE + strength * layout.states();
    for (int state = 0; state < layout.states(); state++) {
      double count = counts[layout.items(state)] / (double) FixedPoint.VOTE + strength;
      prior(state, items == 0 ? 1.0 / layout.states() : count / items);
    }
    return this;
  }

  /** Equal shares of all states. */
  Beliefs evenPrior() {
    for (int state = 0; state < layout.states(); state++) {
      prior(state, 1.0 / layout.states());
    }
    return this;
  }

  void prior(int state, double share) {
    logPrior[state] = FixedPoint.log(share);
  }

  void answer(int annotator, int state, int label, double probability) {
    logAnswer[(annotator * layout.classes() + label) * layout.states() + state] =
        FixedPoint.log(probability);
  }

  /** An annotator who is right with one probability, and wrong evenly. */
  void coin(int annotator, double right) {
    int classes = layout.classes();
    for (int truth = 0; truth < classes; truth++) {
      for (int label = 0; label < classes; label++) {
        answer(annotator, truth, label, label == truth ? right : (1 - right) / (classes - 1));
      }
    }
  }

  Parameters build() {
    return new Parameters(layout, logPrior, logAnswer);
  }
}
