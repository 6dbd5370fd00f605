package io.assay.rules.representation.coverage;

import java.util.Arrays;

/** A set of packed patterns: open addressing over one array. */
final class PatternSet {
  private static final long FREE = -1;

  private long[] slots = new long[1 << 12];
  private int size;

  PatternSet() {
    Arrays.fill(slots, FREE);
  }

  void add(long pattern) {
    if (size * 2 >= slots.length) {
      grow();
    }
    int slot = slot(pattern);
    if (slots[slot] == FREE) {
      slots[slot] = pattern;
      size++;
    }
  }

  boolean contains(long pattern) {
    return slots[slot(pattern)] == pattern;
  }

  int size() {
    return size;
  }

  private int slot(long pattern) {
    long hash = pattern * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash ^ hash >>> 32) & slots.length - 1;
    while (slots[slot] != FREE && slots[slot] != pattern) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    Arrays.fill(slots, FREE);
    for (long pattern : old) {
      if (pattern != FREE) {
        slots[slot(pattern)] = pattern;
      }
    }
  }
}
