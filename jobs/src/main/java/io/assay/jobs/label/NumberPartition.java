package io.assay.jobs.label;

import io.assay.rules.label.number.PackedNumbers;
import java.io.Serializable;

/**
 * A partition of a task whose answers are numbers, or sets of labels by number: items, and their
 * answers in the same order.
 *
 * @param given by all
 * @param answers those that count
 */
record NumberPartition(JudgedItem[] items, PackedNumbers given, PackedNumbers answers)
    implements Serializable {

  /** Before anybody is left out. */
  NumberPartition(JudgedItem[] items, PackedNumbers given) {
    this(items, given, given);
  }

  NumberPartition without(boolean[] excluded) {
    return new NumberPartition(items, given, given.without(excluded));
  }

  /** Answers that count for an item. */
  int answersTo(int item) {
    return answers.offsets()[item + 1] - answers.offsets()[item];
  }

  /** What an item comes to under spreads. */
  NumberValue value(int item, double[] spreads, NumberTerms terms) {
    return NumberValue.of(answers, item, spreads, terms);
  }
}
