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

  /** The keys of a set's tokens, ascending: the set in this order. */
  public long[] keys(long[] set) {
    long[] keys = new long[set.length];
    for (int i = 0; i < keys.length; i++) {
      long level = levels[TokenFrequencies.place(set[i], levels.length)];
      keys[i] = (level << HASH_BITS) | (set[i] >>> (Long.SIZE - HASH_BITS));
    }
    Arrays.sort(keys);
    return keys;
  }
}
