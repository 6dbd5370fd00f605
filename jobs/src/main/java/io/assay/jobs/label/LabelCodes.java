package io.assay.jobs.label;

import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** How the labels of a task are read into numbers. A task reads with a copy of its own. */
interface LabelCodes extends Serializable {

  /** Number of the label of a vote, -1 if the task has no such label. */
  int ofVote(UTF8String label);

  /** What stands for the label of a vote where labels are more than can be numbered from 0. */
  default long value(int number) {
    return number;
  }

  /** What a label comes to, as it is decided and as gold names it; -1 if the task has none such. */
  long decided(UTF8String label);

  /** The decision that is stored as this outcome and label, see {@link Decision}. */
  default long told(String outcome, @Nullable UTF8String label) {
    return Decision.stored(outcome, label == null ? -1 : decided(label));
  }
}
