package io.assay.rules.representation.coverage;

import java.util.Arrays;

/**
 * Distinct combinations with their counts, packed and in increasing order.
 *
 * @see PatternSpace
 */
public final class Combinations {
  private long[] packed = new long[1024];
  private long[] counts = new long[1024];
  private int size;

  /** Adds items of a combination, which need not be new. */
  public void add(long combination, long count) {
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, size + size / 2);
      counts = Arrays.copyOf(counts, size + size / 2);
    }
    packed[size] = combination;
    counts[size++] = count;
  }

  /** How many were added. */
  public int size() {
    return size;
  }

  long packed(int place) {
    return packed[place];
  }

  long count(int place) {
    return counts[place];
  }
}
