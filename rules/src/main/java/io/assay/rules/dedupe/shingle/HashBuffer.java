package io.assay.rules.dedupe.shingle;

import java.util.Arrays;

/** Hashes in the order in which they come; one buffer serves many texts. */
final class HashBuffer {

  /** What stays allocated between texts, so that one long text does not hold memory for ever. */
  private static final int LASTING = 1 << 16;

  private long[] hashes = new long[1 << 8];
  private int size;

  void clear() {
    size = 0;
    if (hashes.length > LASTING) {
      hashes = new long[LASTING];
    }
  }

  void add(long hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.multiplyExact(size, 2));
    }
    hashes[size++] = hash;
  }

  long[] inOrder() {
    return Arrays.copyOf(hashes, size);
  }

  /** Each hash once, ascending. The buffer itself is sorted by this. */
  long[] sortedDistinct() {
    Arrays.sort(hashes, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || hashes[i] != hashes[kept - 1]) {
        hashes[kept++] = hashes[i];
      }
    }
    return Arrays.copyOf(hashes, kept);
  }
}
