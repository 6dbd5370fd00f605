package io.assay.bench.duplicates.peer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * The MinHash sketch of word 5-grams under 256 permutations of 32-bit hashes, (a h + b) modulo the
 * Mersenne prime 2<sup>61</sup> - 1 as such programs take it, in 25 bands: the bytes of ten hashes
 * in a row. The last six permutations fall in no band. For one thread.
 */
final class BandHashes {
  private static final int PERMUTATIONS = 256;
  private static final int BANDS = 25;
  private static final int ROWS = PERMUTATIONS / BANDS;
  private static final int GRAM = 5;
  private static final long PRIME = (1L << 61) - 1;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final byte[][] NONE = {};

  private final long[] factors = new long[PERMUTATIONS];
  private final long[] summands = new long[PERMUTATIONS];
  private final int[] least = new int[PERMUTATIONS];
  private long[] words = new long[1 << 10];

  BandHashes() {
    Random random = new Random(42);
    for (int i = 0; i < PERMUTATIONS; i++) {
      factors[i] = (random.nextLong() >>> 3) % (PRIME - 1) + 1;
      summands[i] = (random.nextLong() >>> 3) % PRIME;
    }
  }

  /** The hashes of each band; none for a text of fewer than five words. */
  byte[][] of(String text) {
    int count = split(text.toLowerCase(Locale.ROOT));
    if (count < GRAM) {
      return NONE;
    }
    Arrays.fill(least, -1);
    for (int gram : grams(count)) {
      add(Integer.toUnsignedLong(gram));
    }
    byte[][] bands = new byte[BANDS][ROWS * Integer.BYTES];
    for (int band = 0; band < BANDS; band++) {
      ByteBuffer.wrap(bands[band]).asIntBuffer().put(least, band * ROWS, ROWS);
    }
    return bands;
  }

  private void add(long hash) {
    for (int i = 0; i < PERMUTATIONS; i++) {
      long product = hash * factors[i] + summands[i];
      long folded = (product & PRIME) + (product >>> 61);
      int value = (int) (folded >= PRIME ? folded - PRIME : folded);
      if (Integer.compareUnsigned(value, least[i]) < 0) {
        least[i] = value;
      }
    }
  }

  private int[] grams(int count) {
    int[] grams = new int[count - GRAM + 1];
    for (int i = 0; i < grams.length; i++) {
      long hash = 0;
      for (int j = i; j < i + GRAM; j++) {
        hash = mixed(hash ^ words[j]);
      }
      grams[i] = (int) (hash >>> Integer.SIZE);
    }
    return Arrays.stream(grams).distinct().toArray();
  }

  private int split(String text) {
    int count = 0;
    long word = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (inside) {
        word = (word + text.charAt(i) + 1) * FACTOR;
      } else if (word != 0) {
        if (count == words.length) {
          words = Arrays.copyOf(words, 2 * count);
        }
        words[count++] = word;
        word = 0;
      }
    }
    return count;
  }

  private static long mixed(long value) {
    long folded = (value ^ (value >>> 32)) * FACTOR;
    return folded ^ (folded >>> 29);
  }
}
