package io.assay.rules.dedupe.join;

import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.util.Arrays;

/**
 * For each set 256 bits, each the parity of the number of its tokens that fall on it. Where two
 * sets differ in d bits they differ in at least d tokens, which bounds what they share (bitmap
 * filter, Sandes et al. 2020): a few instructions spare most comparisons that fail.
 */
final class Signatures {

  private static final int WORDS = 4;

  private final long[] probe = new long[WORDS];
  private int probeSize;
  private long[] words = new long[WORDS << 8];
  private int[] sizes = new int[1 << 8];

  /** Makes this set the one that {@link #mayReach} speaks of. */
  void probe(long[] set) {
    Arrays.fill(probe, 0);
    probeSize = set.length;
    for (long token : set) {
      probe[(int) (token >>> 6) & (WORDS - 1)] ^= 1L << token;
    }
  }

  /** Keeps the probe's signature under a number. */
  void keep(int number) {
    if ((number + 1) * WORDS > words.length) {
      words = Arrays.copyOf(words, Math.multiplyExact(words.length, 2));
    }
    System.arraycopy(probe, 0, words, number * WORDS, WORDS);
    if (number == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * number);
    }
    sizes[number] = probeSize;
  }

  /** Whether probe and kept set may share enough to be near duplicates. */
  boolean mayReach(SimilarityRule rule, int number) {
    int size = sizes[number];
    return (size + probeSize - differentBits(number)) / 2 >= rule.leastShared(size, probeSize);
  }

  private int differentBits(int number) {
    int different = 0;
    for (int i = 0; i < WORDS; i++) {
      different += Long.bitCount(probe[i] ^ words[number * WORDS + i]);
    }
    return different;
  }
}
