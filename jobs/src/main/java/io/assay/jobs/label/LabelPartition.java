package io.assay.jobs.label;

import io.assay.rules.label.annotator.ScreenedVotes;
import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;

/**
 * A partition of the task: items, and their packed votes in the same order.
 *
 * @param items never changed
 */
record LabelPartition(JudgedItem[] items, ScreenedVotes votes) implements Serializable {

  LabelPartition with(ScreenedVotes screened) {
    return new LabelPartition(items, screened);
  }

  /** The votes that count. */
  PackedVotes counting() {
    return votes.counting();
  }

  /** Known label of each item, -1 where there is none. */
  int[] gold() {
    int[] gold = new int[items.length];
    for (int item = 0; item < gold.length; item++) {
      gold[item] = (int) items[item].gold;
    }
    return gold;
  }
}
