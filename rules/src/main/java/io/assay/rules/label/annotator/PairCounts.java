package io.assay.rules.label.annotator;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Counts by pair, in arrays with open addressing: a crowd of thousands has millions of pairs. Not
 * thread-safe.
 */
final class PairCounts implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FIRST_CAPACITY = 1024;
  private static final long NONE = 0;

  private final int figures;
  private long[] keys = new long[FIRST_CAPACITY];
  private long[] counts;
  private int size;

  /** Takes each pair once. */
  interface Visitor {
    /**
     * @param figures used again for the next pair
     */
    void visit(long key, long[] figures);
  }

  /**
   * @param figures counts of each pair
   */
  PairCounts(int figures) {
    this.figures = figures;
    this.counts = new long[FIRST_CAPACITY * figures];
  }

  /** The key of a pair, the lower annotator first; never 0, since the other is not the first. */
  static long key(int lower, int higher) {
    return ((long) lower << 32) | higher;
  }

  void add(long key, int figure, long count) {
    // First the place: finding it may replace the array.
    int place = place(key) * figures + figure;
    counts[place] += count;
  }

  /** Adds those of another partition to these. */
  void add(PairCounts other) {
    for (int from = 0; from < other.keys.length; from++) {
      if (other.keys[from] != NONE) {
        int to = place(other.keys[from]) * figures;
        for (int figure = 0; figure < figures; figure++) {
          counts[to + figure] += other.counts[from * figures + figure];
        }
      }
    }
  }

  /** Visits all pairs in ascending order. */
  void forEach(Visitor visitor) {
    long[] sorted = Arrays.stream(keys).filter(key -> key != NONE).sorted().toArray();
    long[] visited = new long[figures];
    for (long key : sorted) {
      int place = place(key) * figures;
      System.arraycopy(counts, place, visited, 0, figures);
      visitor.visit(key, visited);
    }
  }

  private int place(long key) {
    int place = slot(key);
    if (keys[place] == key) {
      return place;
    }
    if (2 * (size + 1) > keys.length) {
      grow();
      place = slot(key);
    }
    keys[place] = key;
    size++;
    return place;
  }

  /** Where the key is, or would be. */
  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int place = (int) (mixed >>> 33) & (keys.length - 1);
    while (keys[place] != NONE && keys[place] != key) {
      place = (place + 1) & (keys.length - 1);
    }
    return place;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    keys = new long[Math.multiplyExact(oldKeys.length, 2)];
    counts = new long[Math.multiplyExact(keys.length, figures)];
    for (int from = 0; from < oldKeys.length; from++) {
      if (oldKeys[from] != NONE) {
        int to = slot(oldKeys[from]);
        keys[to] = oldKeys[from];
        System.arraycopy(oldCounts, from * figures, counts, to * figures, figures);
      }
    }
  }
}
