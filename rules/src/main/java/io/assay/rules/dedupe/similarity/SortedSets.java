package io.assay.rules.dedupe.similarity;

import java.util.Arrays;

/** Operations on sets held as ascending arrays without repetition. */
public final class SortedSets {

  private SortedSets() {}

  public static Overlap overlap(long[] one, long[] other) {
    return new Overlap(shared(one, other, 0), one.length, other.length);
  }

  /**
   * The number of common elements, or -1 as soon as it cannot reach the bound. Linear, and much
   * shorter for sets that share little.
   */
  public static int shared(long[] one, long[] other, int atLeast) {
    int shared = 0;
    int spareOne = one.length - atLeast;
    int spareOther = other.length - atLeast;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      long left = one[i];
      long right = other[j];
      if (left == right) {
        shared++;
        i++;
        j++;
      } else if (left < right) {
        if (++i - shared > spareOne) {
          return -1;
        }
      } else if (++j - shared > spareOther) {
        return -1;
      }
    }
    return shared >= atLeast ? shared : -1;
  }

  /** The elements that are in both. */
  public static long[] intersection(long[] one, long[] other) {
    return without(one, without(one, other));
  }

  /** The elements that are not in the other set; the same array if that is all of them. */
  public static long[] without(long[] set, long[] other) {
    long[] kept = new long[set.length];
    int size = 0;
    int j = 0;
    for (long element : set) {
      while (j < other.length && other[j] < element) {
        j++;
      }
      if (j == other.length || other[j] != element) {
        kept[size++] = element;
      }
    }
    return size == set.length ? set : Arrays.copyOf(kept, size);
  }

  /** All elements of all sets. */
  public static long[] union(Iterable<long[]> sets) {
    long[] all = new long[0];
    for (long[] set : sets) {
      int size = all.length;
      all = Arrays.copyOf(all, size + set.length);
      System.arraycopy(set, 0, all, size, set.length);
    }
    Arrays.sort(all);
    int kept = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] != all[kept - 1]) {
        all[kept++] = all[i];
      }
    }
    return Arrays.copyOf(all, kept);
  }
}
