package io.assay.rules.label.calibration;

import java.io.Serializable;

/**
 * How many labels there are of each {@link Strength}, and how many gold items are right and wrong.
 * All that calibration needs to know about a set, of the same size for any. Partitions add up.
 */
public final class StrengthCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int ITEMS = 0;
  private static final int RIGHT = Strength.BINS;
  private static final int WRONG = 2 * Strength.BINS;

  private final long[] counts = new long[3 * Strength.BINS];

  /** Counts a label whose truth nobody knows. */
  public void add(int strength) {
    add(strength, 1);
  }

  /** Counts labels whose truth nobody knows. */
  public void add(int strength, long labels) {
    counts[ITEMS + strength] += labels;
  }

  /** Counts the label of a gold item. */
  public void addGold(int strength, GoldOutcome outcome) {
    addGold(strength, outcome, 1);
  }

  /** Counts the labels of gold items. */
  public void addGold(int strength, GoldOutcome outcome, long labels) {
    counts[(outcome == GoldOutcome.RIGHT ? RIGHT : WRONG) + strength] += labels;
  }

  /** Adds those of another partition to these. */
  public StrengthCounts add(StrengthCounts other) {
    for (int place = 0; place < counts.length; place++) {
      counts[place] += other.counts[place];
    }
    return this;
  }

  /** The same labels, as if nobody knew which of the gold items are right. */
  StrengthCounts withoutGold() {
    StrengthCounts unknown = new StrengthCounts();
    for (int strength = 0; strength < Strength.BINS; strength++) {
      unknown.counts[ITEMS + strength] = items(strength) + right(strength) + wrong(strength);
    }
    return unknown;
  }

  /** Only the gold items, as if nobody knew which of them are right. */
  StrengthCounts goldAlone() {
    StrengthCounts unknown = new StrengthCounts();
    for (int strength = 0; strength < Strength.BINS; strength++) {
      unknown.counts[ITEMS + strength] = right(strength) + wrong(strength);
    }
    return unknown;
  }

  long items(int strength) {
    return counts[ITEMS + strength];
  }

  long right(int strength) {
    return counts[RIGHT + strength];
  }

  long wrong(int strength) {
    return counts[WRONG + strength];
  }

  /** Gold items whose label is right. */
  public long goldRight() {
    return sum(RIGHT);
  }

  /** Gold items with a label. */
  public long goldItems() {
    return sum(RIGHT) + sum(WRONG);
  }

  /** Labels, gold or not. */
  public long labels() {
    return sum(ITEMS) + goldItems();
  }

  private long sum(int from) {
    long sum = 0;
    for (int strength = 0; strength < Strength.BINS; strength++) {
      sum += counts[from + strength];
    }
    return sum;
  }
}
