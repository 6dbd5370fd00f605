package io.assay.rules.dedupe.join;

import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.util.Arrays;

/**
 * For each set 256 bits of its rare tokens and 256 of its common ones, each the parity of the
 * number of tokens that fall on it. Where two sets differ in d bits they differ in at least d
 * tokens, which bounds what they share (bitmap filter, Sandes et al. 2020): a few instructions
 * spare most comparisons that fail.
 *
 * <p>Records under one template differ in their rare tokens and hardly in the common ones. Where a
 * pair is known to share no rare token all of these count, and the bound is nearly exact.
 */
final class Signatures {

  private static final int WORDS = 4;
  private static final int STRIDE = 2 * WORDS;

  /** Tokens that at least so many binary digits of sets hold, 128, are common. */
  private static final int COMMON = 8;

  private final long[] probe = new long[STRIDE];
  private int probeSize;
  private int probeRare;
  private long[] words = new long[STRIDE << 8];
  private int[] sizes = new int[1 << 8];
  private int[] rares = new int[1 << 8];

  /**
   * Makes this set the one that is asked about.
   *
   * @param keys of all its tokens
   */
  void probe(long[] keys, int size) {
    Arrays.fill(probe, 0);
    probeSize = size;
    probeRare = TokenOrder.below(COMMON, keys, size);
    sign(keys, 0, probeRare, 0);
    sign(keys, probeRare, size, WORDS);
  }

  private void sign(long[] keys, int from, int to, int part) {
    for (int i = from; i < to; i++) {
      probe[part + ((int) (keys[i] >>> 6) & (WORDS - 1))] ^= 1L << keys[i];
    }
  }

  /** How many of the probe's keys, from the first on, are rare. */
  int rare() {
    return probeRare;
  }

  /** Keeps the probe's signature under a number. */
  void keep(int number) {
    if ((number + 1) * STRIDE > words.length) {
      words = Arrays.copyOf(words, Math.multiplyExact(words.length, 2));
    }
    System.arraycopy(probe, 0, words, number * STRIDE, STRIDE);
    if (number == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * number);
      rares = Arrays.copyOf(rares, 2 * number);
    }
    sizes[number] = probeSize;
    rares[number] = probeRare;
  }

  /** Whether probe and kept set may share enough to be near duplicates. */
  boolean mayReach(SimilarityRule rule, int number) {
    return mayReach(rule, number, differentBits(number, 0) + differentBits(number, WORDS));
  }

  /** The same if they are near duplicates only by what they share of common tokens. */
  boolean mayReachByCommon(SimilarityRule rule, int number) {
    return mayReach(rule, number, probeRare + rares[number] + differentBits(number, WORDS));
  }

  private boolean mayReach(SimilarityRule rule, int number, int different) {
    int size = sizes[number];
    return (size + probeSize - different) / 2 >= rule.leastShared(size, probeSize);
  }

  private int differentBits(int number, int part) {
    int different = 0;
    for (int i = part; i < part + WORDS; i++) {
      different += Long.bitCount(probe[i] ^ words[number * STRIDE + i]);
    }
    return different;
  }
}
