package io.assay.rules.dedupe.join;

import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What the index of history keeps of a kept record so that a later batch finds it: the size of its
 * set and 32 bits of each token that the rule needs, in the order of a {@link TokenOrder}. As
 * bytes: the size as an unsigned LEB128 number, then four bytes for each token, big-endian.
 */
public final class IndexRow {

  private static final int LOW_SEVEN = 0x7f;
  private static final int MORE = 0x80;
  private static final int LONGEST_NUMBER = 5;

  private final int size;
  private final long[] tokens;

  private IndexRow(int size, long[] tokens) {
    this.size = size;
    this.tokens = tokens;
  }

  /** The row of a set that is not empty. */
  public static IndexRow of(SimilarityRule rule, TokenOrder order, long[] set) {
    long[] keys = Arrays.copyOf(order.keys(set), CandidateIndex.needed(rule, set.length));
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Integer.toUnsignedLong((int) keys[i]);
    }
    return new IndexRow(set.length, keys);
  }

  /** The row that {@link #bytes} wrote. */
  public static IndexRow ofBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int size = 0;
    int shift = 0;
    int next;
    do {
      next = in.get();
      size |= (next & LOW_SEVEN) << shift;
      shift += 7;
    } while ((next & MORE) != 0);
    long[] tokens = new long[in.remaining() / Integer.BYTES];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = Integer.toUnsignedLong(in.getInt());
    }
    return new IndexRow(size, tokens);
  }

  public byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(LONGEST_NUMBER + Integer.BYTES * tokens.length);
    int rest = size;
    for (; rest > LOW_SEVEN; rest >>>= 7) {
      out.put((byte) (rest | MORE));
    }
    out.put((byte) rest);
    for (long token : tokens) {
      out.putInt((int) token);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  int size() {
    return size;
  }

  long[] tokens() {
    return tokens;
  }
}
