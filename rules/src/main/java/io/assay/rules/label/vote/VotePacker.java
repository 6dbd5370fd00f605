package io.assay.rules.label.vote;

import java.util.Arrays;

/**
 * Takes votes in any order and packs them. A vote with a label that the task does not have, by an
 * annotator or on an item that is not there, counts nothing and is counted as refused: one stray
 * vote does not stop a set. Not thread-safe.
 */
public final class VotePacker {
  private static final int FIRST_CAPACITY = 1024;

  private final int classes;
  private final int annotators;
  private long[] itemKeys;
  private int itemCount;
  private int[] items = new int[FIRST_CAPACITY];
  private int[] codes = new int[FIRST_CAPACITY];
  private int[] deliveries = new int[FIRST_CAPACITY];
  private long[] times = new long[FIRST_CAPACITY];
  private int size;
  private long unknownLabels;
  private long unknownItems;

  /**
   * @param classes labels of the task, at least 1
   * @param annotators of the whole task; times {@code classes} it must fit an int
   * @param itemKeys a hash of the id of each item
   */
  public VotePacker(int classes, int annotators, long[] itemKeys) {
    if (classes < 1) {
      throw new IllegalArgumentException("classes: " + classes + " (expected: at least 1)");
    }
    if (annotators < 0 || (long) annotators * classes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "annotators: " + annotators + " (expected: at most 2^31 over " + classes + " classes)");
    }
    this.classes = classes;
    this.annotators = annotators;
    this.itemKeys = itemKeys.clone();
    this.itemCount = itemKeys.length;
  }

  /**
   * Adds an item.
   *
   * @param key a hash of its id
   * @return its index
   */
  public int addItem(long key) {
    if (itemCount == itemKeys.length) {
      itemKeys =
          Arrays.copyOf(itemKeys, Math.max(FIRST_CAPACITY, Math.multiplyExact(itemCount, 2)));
    }
    itemKeys[itemCount] = key;
    return itemCount++;
  }

  /** Adds a vote of the only delivery. */
  public void add(int item, int annotator, int label, long time) {
    add(item, annotator, label, 0, time);
  }

  /**
   * Adds a vote.
   *
   * @param delivery number of the delivery it came with; a later one is later, whatever the time
   * @param time any number that grows with time; only compared within an annotator and item
   */
  public void add(int item, int annotator, int label, int delivery, long time) {
    if (label < 0 || label >= classes) {
      unknownLabels++;
      return;
    }
    if (item < 0 || item >= itemCount) {
      unknownItems++;
      return;
    }
    if (annotator < 0 || annotator >= annotators) {
      throw new IllegalArgumentException(
          "annotator: " + annotator + " (expected: 0 to " + (annotators - 1) + ")");
    }
    if (size == items.length) {
      int capacity = Math.multiplyExact(size, 2);
      items = Arrays.copyOf(items, capacity);
      codes = Arrays.copyOf(codes, capacity);
      deliveries = Arrays.copyOf(deliveries, capacity);
      times = Arrays.copyOf(times, capacity);
    }
    items[size] = item;
    codes[size] = annotator * classes + label;
    deliveries[size] = delivery;
    times[size++] = time;
  }

  /** Votes refused so far for their label. */
  public long unknownLabels() {
    return unknownLabels;
  }

  /** Votes refused so far for their item. */
  public long unknownItems() {
    return unknownItems;
  }

  /** The votes added so far. */
  public PackedVotes pack(Repetition repetition) {
    int[] begins = new int[itemCount + 1];
    for (int vote = 0; vote < size; vote++) {
      begins[items[vote] + 1]++;
    }
    for (int item = 0; item < itemCount; item++) {
      begins[item + 1] += begins[item];
    }
    int[] next = Arrays.copyOf(begins, itemCount);
    int[] order = new int[size];
    for (int vote = 0; vote < size; vote++) {
      order[next[items[vote]]++] = vote;
    }
    int[] offsets = new int[itemCount + 1];
    int[] packed = new int[size];
    int count = 0;
    for (int item = 0; item < itemCount; item++) {
      sort(order, begins[item], begins[item + 1]);
      for (int place = begins[item]; place < begins[item + 1]; place++) {
        if (counts(order, begins[item], begins[item + 1], place, repetition)) {
          packed[count++] = codes[order[place]];
        }
      }
      Arrays.sort(packed, offsets[item], count);
      offsets[item + 1] = count;
    }
    return new PackedVotes(
        classes,
        annotators,
        Arrays.copyOf(itemKeys, itemCount),
        offsets,
        Arrays.copyOf(packed, count));
  }

  private boolean counts(int[] order, int begin, int end, int place, Repetition repetition) {
    int neighbour =
        switch (repetition) {
          case ALL -> -1;
          case FIRST -> place - 1;
          case LAST -> place + 1;
        };
    return neighbour < begin
        || neighbour >= end
        || codes[order[neighbour]] / classes != codes[order[place]] / classes;
  }

  /** Few votes per item are the rule, so insertion; a crowded item is merged instead. */
  private void sort(int[] order, int begin, int end) {
    if (end - begin > 64) {
      Integer[] boxed = new Integer[end - begin];
      Arrays.setAll(boxed, place -> order[begin + place]);
      Arrays.sort(boxed, this::compare);
      Arrays.setAll(boxed, place -> order[begin + place] = boxed[place]);
      return;
    }
    for (int place = begin + 1; place < end; place++) {
      int vote = order[place];
      int hole = place;
      while (hole > begin && compare(order[hole - 1], vote) > 0) {
        order[hole] = order[hole - 1];
        hole--;
      }
      order[hole] = vote;
    }
  }

  private int compare(int one, int other) {
    int byAnnotator = Integer.compare(codes[one] / classes, codes[other] / classes);
    if (byAnnotator != 0) {
      return byAnnotator;
    }
    int byDelivery = Integer.compare(deliveries[one], deliveries[other]);
    int byTime = byDelivery != 0 ? byDelivery : Long.compare(times[one], times[other]);
    return byTime != 0 ? byTime : Integer.compare(codes[other], codes[one]);
  }
}
