package io.assay.jobs.label;

import io.assay.rules.label.vote.LabelSets;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What is known of an item besides its votes. Filled while the rows about it are read, which may
 * come in any order.
 */
final class JudgedItem implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int[] NOBODY = {};

  final UTF8String id;

  /** Whether an item of this id was delivered at all. */
  boolean delivered;

  /** Whether the batch brings the item or a vote on it. */
  boolean asked;

  /**
   * Known label, of numbers in steps of the scale, of several labels the number of their set; -1 if
   * it is not gold.
   */
  long gold = -1;

  private long told = Decision.NONE;
  private int toldIn = -1;
  private int[] contributors = NOBODY;

  JudgedItem(UTF8String id) {
    this.id = id;
  }

  /** The item as one label of a task of several asks about it. */
  JudgedItem asked(int place) {
    JudgedItem item = new JudgedItem(id);
    item.gold = gold < 0 ? -1 : LabelSets.holds(gold, place) ? 1 : 0;
    return item;
  }

  /** The decision of an earlier batch; the latest counts. */
  void tell(long decision, int delivery) {
    if (delivery > toldIn) {
      told = decision;
      toldIn = delivery;
    }
  }

  /** What was decided last, {@link Decision#NONE} if nothing ever was. */
  long told() {
    return told;
  }

  /** Adds a contributor, by the number of the person in the partition. */
  void contributedBy(int person) {
    if (!isBy(person)) {
      contributors = Arrays.copyOf(contributors, contributors.length + 1);
      contributors[contributors.length - 1] = person;
    }
  }

  boolean isBy(int person) {
    for (int contributor : contributors) {
      if (contributor == person) {
        return true;
      }
    }
    return false;
  }
}
