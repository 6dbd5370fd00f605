package io.assay.rules.label.consensus;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a model believes about the crowd: how probable each state of an item is and each answer of
 * each annotator in each state, as logarithms in {@link FixedPoint#NAT}. Small enough to be sent to
 * every partition. Immutable, as long as nobody writes to the arrays it was made of.
 */
public final class Parameters implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CountLayout layout;
  private final int[] logPrior;
  private final int[] logAnswer;

  Parameters(CountLayout layout, int[] logPrior, int[] logAnswer) {
    this.layout = layout;
    this.logPrior = logPrior;
    this.logAnswer = logAnswer;
  }

  public CountLayout layout() {
    return layout;
  }

  /** Logarithm of a state's share of the items. */
  int logPrior(int state) {
    return logPrior[state];
  }

  /** Logarithm of the probability of an answer (annotator × classes + label) in a state. */
  int logAnswer(int code, int state) {
    return logAnswer[code * layout.states() + state];
  }

  /** Adds the logarithms of one answer, or takes them off, to those of the states. */
  void add(long[] logs, int code, int sign) {
    int place = code * logs.length;
    for (int state = 0; state < logs.length; state++) {
      logs[state] += sign * logAnswer[place + state];
    }
  }

  /** Share of items of a class, before any vote. */
  public double prior(int label) {
    double sum = 0;
    for (int state = label; state < layout.states(); state += layout.classes()) {
      sum += FixedPoint.exp(logPrior[state]);
    }
    return sum;
  }

  /**
   * Probability that the annotator gives {@code label} to an item of class {@code truth} of the
   * plain kind: an entry of the confusion matrix.
   */
  public double answer(int annotator, int truth, int label) {
    return FixedPoint.exp(logAnswer(annotator * layout.classes() + label, truth));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Parameters that
        && layout.equals(that.layout)
        && Arrays.equals(logPrior, that.logPrior)
        && Arrays.equals(logAnswer, that.logAnswer);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(logPrior) + Arrays.hashCode(logAnswer);
  }
}
