package io.assay.rules.label.consensus;

import java.io.Serializable;

/**
 * Where each count of one iteration lies in the one {@code long[]} that partitions add up. A state
 * is what an item can be: its class, and for models that know several kinds of items also its kind;
 * state modulo classes is the class. First come the votes by annotator, label and state, then the
 * items by state, then the log-likelihood and the number of items with a vote.
 *
 * @param annotators of the whole task
 * @param classes labels of the task
 * @param states a multiple of {@code classes}
 */
public record CountLayout(int annotators, int classes, int states) implements Serializable {

  public CountLayout {
    if (states < classes || states % classes != 0) {
      throw new IllegalArgumentException(
          "states: " + states + " (expected: a multiple of " + classes + ")");
    }
    Math.toIntExact((long) annotators * classes * states + states + 2);
  }

  /** Length of the array. */
  public int length() {
    return annotators * classes * states + states + 2;
  }

  /** Of votes with this code (annotator × classes + label), by state from here on. */
  public int votes(int code) {
    return code * states;
  }

  /** Of items in this state. */
  public int items(int state) {
    return annotators * classes * states + state;
  }

  /** Of the log-likelihood, in {@link FixedPoint#NAT}. */
  public int logLikelihood() {
    return length() - 2;
  }

  /** Of items that have a vote, plainly counted. */
  public int voted() {
    return length() - 1;
  }

  /** Adds counts of another partition; the sum is the first array. */
  public static long[] add(long[] sum, long[] other) {
    for (int place = 0; place < sum.length; place++) {
      sum[place] += other[place];
    }
    return sum;
  }
}
