package io.assay.rules.dedupe.join;

import java.util.Arrays;

/** Which record stands for a set that came before: most duplicates have identical sets. */
final class DistinctSets {

  private static final int EMPTY = -1;

  private long[][] sets = new long[1 << 10][];
  private int[] records = new int[1 << 10];
  private int used;

  /** The record that stands for an equal set, or -1. */
  int find(long[] set) {
    int slot = slot(set);
    return sets[slot] == null ? EMPTY : records[slot];
  }

  /** The set must not be there yet. */
  void put(long[] set, int record) {
    if (2 * ++used > sets.length) {
      grow();
    }
    int slot = slot(set);
    sets[slot] = set;
    records[slot] = record;
  }

  private int slot(long[] set) {
    int mask = sets.length - 1;
    int slot = hash(set) & mask;
    while (sets[slot] != null && !Arrays.equals(sets[slot], set)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int hash(long[] set) {
    long hash = set.length;
    for (long token : set) {
      hash = hash * 0x9E3779B97F4A7C15L + token;
    }
    return (int) (hash >>> Integer.SIZE);
  }

  private void grow() {
    long[][] oldSets = sets;
    int[] oldRecords = records;
    sets = new long[2 * oldSets.length][];
    records = new int[2 * oldSets.length];
    for (int i = 0; i < oldSets.length; i++) {
      if (oldSets[i] != null) {
        int slot = slot(oldSets[i]);
        sets[slot] = oldSets[i];
        records[slot] = oldRecords[i];
      }
    }
  }
}
