package io.assay.rules.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Takes one Keccak-256 after the other, of input that comes in pieces. {@link Keccak256#of} is the
 * same for a single one; here the buffers are used again, which a tree of millions of leaves is
 * worth. Not thread-safe.
 */
public final class Keccak256Digester {
  /** Bytes that are taken in between two permutations, for a digest of 256 bits. */
  private static final int RATE = 136;

  private static final VarHandle LANE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long[] lanes = new long[KeccakPermutation.LANES];
  private final byte[] block = new byte[RATE];
  private int filled;

  /** Takes in more of the input. */
  public void update(byte[] source, int offset, int length) {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      int count = Math.min(end - from, RATE - filled);
      System.arraycopy(source, from, block, filled, count);
      from += count;
      filled += count;
      if (filled == RATE) {
        absorb();
      }
    }
  }

  /** Puts the 32 bytes of the digest into an array, and begins anew. */
  public void digest(byte[] target, int offset) {
    Arrays.fill(block, filled, RATE, (byte) 0);
    block[filled] = 1;
    block[RATE - 1] |= (byte) 0x80;
    absorb();
    for (int i = 0; i < Keccak256.LENGTH / Long.BYTES; i++) {
      LANE.set(target, offset + i * Long.BYTES, lanes[i]);
    }
    Arrays.fill(lanes, 0);
  }

  private void absorb() {
    for (int i = 0; i < RATE / Long.BYTES; i++) {
      lanes[i] ^= (long) LANE.get(block, i * Long.BYTES);
    }
    KeccakPermutation.apply(lanes);
    filled = 0;
  }
}
