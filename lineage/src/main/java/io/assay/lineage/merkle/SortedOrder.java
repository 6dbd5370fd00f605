package io.assay.lineage.merkle;

import java.util.Arrays;

/**
 * The ascending order of a column of byte strings, as positions; equal entries keep their order.
 * Sorts five bytes and the position packed into one {@code long}, then again within runs of equal
 * bytes: n log n also for hostile entries that begin alike.
 */
public final class SortedOrder {
  private static final int INDEX_BITS = 23;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;
  private static final int STEP = 5;

  private final FixedBytes column;
  private final long[] packed;

  private SortedOrder(FixedBytes column) {
    this.column = column;
    this.packed = new long[column.size()];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = i;
    }
  }

  /** Positions in the column, that of the smallest entry first. */
  public static int[] of(FixedBytes column) {
    SortedOrder order = new SortedOrder(column);
    order.sort(0, order.packed.length, 0);
    int[] positions = new int[order.packed.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = order.position(i);
    }
    return positions;
  }

  private void sort(int start, int end, int from) {
    for (int i = start; i < end; i++) {
      int position = position(i);
      packed[i] = column.prefix(position, from, STEP) << INDEX_BITS | position;
    }
    Arrays.sort(packed, start, end);
    if (from + STEP < column.width()) {
      sortRuns(start, end, from);
    }
  }

  private void sortRuns(int start, int end, int from) {
    int run = start;
    for (int i = start + 1; i <= end; i++) {
      boolean ends = i == end || packed[i] >> INDEX_BITS != packed[run] >> INDEX_BITS;
      if (ends) {
        if (i - run > 1) {
          sort(run, i, from + STEP);
        }
        run = i;
      }
    }
  }

  private int position(int rank) {
    return (int) (packed[rank] & INDEX_MASK);
  }
}
