package io.assay.rules.dedupe.join;

import java.util.Arrays;

/** Which record stands for a set that came before: most duplicates have identical sets. */
final class DistinctSets {

  private static final int EMPTY = -1;

  private long[][] sets = new long[1 << 10][];
  private int[] hashes = new int[1 << 10];
  private int[] records = new int[1 << 10];
  private int used;

  /** The record that stands for an equal set, or -1. */
  int find(long[] set, int hash) {
    int slot = slot(set, hash);
    return sets[slot] == null ? EMPTY : records[slot];
  }

  /** The set must not be there yet. */
  void put(long[] set, int hash, int record) {
    if (2 * ++used > sets.length) {
      grow();
    }
    enter(set, hash, record);
  }

  /** What both ask for, so that a set is read for it once. */
  static int hash(long[] set) {
    long hash = set.length;
    for (long token : set) {
      hash = hash * 0x9E3779B97F4A7C15L + token;
    }
    return (int) (hash >>> Integer.SIZE);
  }

  private void enter(long[] set, int hash, int record) {
    int slot = slot(set, hash);
    sets[slot] = set;
    hashes[slot] = hash;
    records[slot] = record;
  }

  private int slot(long[] set, int hash) {
    int mask = sets.length - 1;
    int slot = hash & mask;
    while (sets[slot] != null && !(hashes[slot] == hash && Arrays.equals(sets[slot], set))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[][] oldSets = sets;
    int[] oldHashes = hashes;
    int[] oldRecords = records;
    sets = new long[2 * oldSets.length][];
    hashes = new int[sets.length];
    records = new int[sets.length];
    for (int i = 0; i < oldSets.length; i++) {
      if (oldSets[i] != null) {
        enter(oldSets[i], oldHashes[i], oldRecords[i]);
      }
    }
  }
}
