package io.assay.rules.label.consensus;

import io.assay.rules.label.vote.PackedVotes;
import java.util.function.IntPredicate;

/**
 * How probable each class of an item is, with all of its votes or without some. Holds scratch
 * arrays: one instance for each thread. An item without votes has the prior.
 */
public final class ItemPosterior {
  private static final int NO_VOTE = -1;

  private final PackedVotes votes;
  private final Parameters parameters;
  private final long[] all;
  private final long[] logs;
  private final double[] states;
  private final double[] classes;
  private final double[] answers;
  private int item = -1;

  public ItemPosterior(PackedVotes votes, Parameters parameters) {
    this.votes = votes;
    this.parameters = parameters;
    int count = parameters.layout().states();
    this.all = new long[count];
    this.logs = new long[count];
    this.states = new double[count];
    this.classes = new double[parameters.layout().classes()];
    this.answers =
        new double[parameters.layout().annotators() * parameters.layout().classes() * count];
  }

  /** By class, summing to 1. The array is used again at the next call. */
  public double[] of(int wanted) {
    moveTo(wanted);
    System.arraycopy(all, 0, logs, 0, all.length);
    return byClass();
  }

  /** As {@link #of}, as if one vote had not been given. */
  public double[] without(int wanted, int vote) {
    moveTo(wanted);
    System.arraycopy(all, 0, logs, 0, all.length);
    parameters.add(logs, votes.code(vote), -1);
    return byClass();
  }

  /** As {@link #of}, as if some annotators had not voted. */
  public double[] without(int wanted, boolean[] excluded) {
    moveTo(wanted);
    System.arraycopy(all, 0, logs, 0, all.length);
    for (int vote = votes.begin(wanted); vote < votes.end(wanted); vote++) {
      if (excluded[votes.annotator(vote)]) {
        parameters.add(logs, votes.code(vote), -1);
      }
    }
    return byClass();
  }

  /** As {@link #of}, as if an annotator had not voted on the item, however often. */
  public double[] withoutAnnotator(int wanted, int annotator) {
    return without(wanted, other -> other == annotator);
  }

  /** As {@link #of}, as if some annotators had not voted. */
  public double[] without(int wanted, IntPredicate left) {
    return without(wanted, NO_VOTE, left);
  }

  private double[] without(int wanted, int vote, IntPredicate left) {
    moveTo(wanted);
    System.arraycopy(all, 0, logs, 0, all.length);
    for (int other = votes.begin(wanted); other < votes.end(wanted); other++) {
      if (other == vote || left.test(votes.annotator(other))) {
        parameters.add(logs, votes.code(other), -1);
      }
    }
    return byClass();
  }

  /** As {@link #of}, with one answer more than there is. */
  public double[] with(int wanted, int code) {
    moveTo(wanted);
    System.arraycopy(all, 0, logs, 0, all.length);
    parameters.add(logs, code, 1);
    return byClass();
  }

  /**
   * Probability of an answer to the item from what the votes here say.
   *
   * @param code annotator × classes + label
   */
  public double predicts(int wanted, int code) {
    of(wanted);
    return predicted(code);
  }

  /** Probability of a vote from what the other votes on the item say. */
  public double predictsFromOthers(int wanted, int vote) {
    without(wanted, vote);
    return predicted(votes.code(vote));
  }

  /**
   * Probability of a vote from what the other votes on the item say, those of some annotators left
   * out.
   */
  public double predictsWithout(int wanted, int vote, IntPredicate left) {
    without(wanted, vote, left);
    return predicted(votes.code(vote));
  }

  private double predicted(int code) {
    double sum = 0;
    for (int state = 0; state < states.length; state++) {
      sum += states[state] * answer(code, state);
    }
    return sum;
  }

  /** Each is asked for over and over. */
  private double answer(int code, int state) {
    int place = code * states.length + state;
    if (answers[place] == 0) {
      answers[place] = FixedPoint.exp(parameters.logAnswer(code, state));
    }
    return answers[place];
  }

  private void moveTo(int wanted) {
    if (wanted != item) {
      Expectation.logs(votes, wanted, parameters, all);
      item = wanted;
    }
  }

  private double[] byClass() {
    Expectation.normalise(logs, states);
    java.util.Arrays.fill(classes, 0);
    for (int state = 0; state < states.length; state++) {
      classes[state % classes.length] += states[state];
    }
    return classes;
  }

  /** The most probable class; of equally probable ones the lowest. */
  public static int best(double[] classes) {
    int best = 0;
    for (int label = 1; label < classes.length; label++) {
      best = classes[label] > classes[best] ? label : best;
    }
    return best;
  }
}
