package io.assay.rules.dedupe.join;

import java.io.Serializable;

/**
 * Roughly how many sets hold a token: counters that several tokens share, so a count is never too
 * low. Sums commute: the order in which sets are added, and in which partial counts are merged, is
 * irrelevant. Used for the cost of a join only, never for its result.
 */
public final class TokenFrequencies implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int MOST_BITS = 26;

  private final int[] counts;

  /**
   * @param bits 2<sup>bits</sup> counters, 4 to 26; a good number is a few for each set
   */
  public TokenFrequencies(int bits) {
    if (bits < 4 || bits > MOST_BITS) {
      throw new IllegalArgumentException("bits: " + bits + " (expected: 4 to " + MOST_BITS + ")");
    }
    counts = new int[1 << bits];
  }

  public void add(long[] set) {
    for (long token : set) {
      increase(place(token, counts.length), 1);
    }
  }

  public void merge(TokenFrequencies other) {
    if (other.counts.length != counts.length) {
      throw new IllegalArgumentException(
          "counters: " + other.counts.length + " (expected: " + counts.length + ")");
    }
    for (int i = 0; i < counts.length; i++) {
      increase(i, other.counts[i]);
    }
  }

  /** At least the number of sets that hold the token, up to the largest integer. */
  public int atMost(long token) {
    return counts[place(token, counts.length)];
  }

  /** For each counter the number of binary digits of its count: 0 to 31. */
  byte[] levels() {
    byte[] levels = new byte[counts.length];
    for (int i = 0; i < counts.length; i++) {
      levels[i] = (byte) (Integer.SIZE - Integer.numberOfLeadingZeros(counts[i]));
    }
    return levels;
  }

  static int place(long token, int counters) {
    return (int) token & (counters - 1);
  }

  private void increase(int place, int by) {
    counts[place] = by > Integer.MAX_VALUE - counts[place] ? Integer.MAX_VALUE : counts[place] + by;
  }
}
