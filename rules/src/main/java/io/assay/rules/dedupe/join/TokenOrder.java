package io.assay.rules.dedupe.join;

import io.assay.rules.digest.Sha256;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One order of all tokens in which rare ones come first: by the binary magnitude of their
 * frequency, then by hash. A token's place is its <em>key</em>, five bits of magnitude before the
 * upper 58 bits of the token. Any order gives the same pairs; a stored order goes on serving when
 * frequencies have moved, at a higher cost. Immutable.
 */
public final class TokenOrder implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int HASH_BITS = 58;
  private static final int MAGNITUDES = 32;
  private static final int DIGEST_SHOWN = 8;

  private final byte[] levels;

  private TokenOrder(byte[] levels) {
    this.levels = levels;
  }

  public static TokenOrder of(TokenFrequencies frequencies) {
    return new TokenOrder(frequencies.levels());
  }

  /** By hash alone, when nothing is known of frequencies. */
  public static TokenOrder byHash() {
    return new TokenOrder(new byte[1]);
  }

  /** The order that {@link #bytes} wrote. */
  public static TokenOrder ofBytes(byte[] bytes) {
    if (Integer.bitCount(bytes.length) != 1) {
      throw new IllegalArgumentException("bytes: " + bytes.length + " (expected: a power of two)");
    }
    return new TokenOrder(bytes.clone());
  }

  /** One byte for each counter, to be stored beside the rows of an index. */
  public byte[] bytes() {
    return levels.clone();
  }

  /** Names the order in rows that depend on it. */
  public String id() {
    return "order-" + HexFormat.of().formatHex(Sha256.digest().digest(levels), 0, DIGEST_SHOWN);
  }

  /**
   * The keys of a set's tokens, ascending: the set in this order.
   *
   * @param set ascending and distinct
   */
  public long[] keys(long[] set) {
    long[] keys = new long[set.length];
    order(set, new byte[set.length], keys);
    return keys;
  }

  /**
   * The same in memory that is there already. Linear: tokens are dealt out by magnitude, and are in
   * order within each.
   *
   * @param magnitudes room for as many as there are tokens
   * @param keys where the keys are put
   */
  void order(long[] set, byte[] magnitudes, long[] keys) {
    int[] next = new int[MAGNITUDES + 1];
    for (int i = 0; i < set.length; i++) {
      byte magnitude = levels[TokenFrequencies.place(set[i], levels.length)];
      magnitudes[i] = magnitude;
      next[magnitude + 1]++;
    }
    for (int level = 1; level < MAGNITUDES; level++) {
      next[level] += next[level - 1];
    }
    int positive = firstPositive(set);
    deal(set, positive, set.length, magnitudes, next, keys);
    deal(set, 0, positive, magnitudes, next, keys);
  }

  /** How many of so many keys, from the first on, are of tokens below the magnitude. */
  static int below(int magnitude, long[] keys, int size) {
    int place = Arrays.binarySearch(keys, 0, size, (long) magnitude << HASH_BITS);
    return place < 0 ? ~place : place;
  }

  private static void deal(
      long[] set, int from, int to, byte[] magnitudes, int[] next, long[] keys) {
    for (int i = from; i < to; i++) {
      int level = magnitudes[i];
      keys[next[level]++] = ((long) level << HASH_BITS) | (set[i] >>> (Long.SIZE - HASH_BITS));
    }
  }

  /** As unsigned numbers, as which keys are ordered, negative tokens come last. */
  private static int firstPositive(long[] set) {
    int place = Arrays.binarySearch(set, 0);
    return place < 0 ? ~place : place;
  }
}
