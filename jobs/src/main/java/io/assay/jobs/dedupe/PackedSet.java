package io.assay.jobs.dedupe;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/** A set of shingles as a binary column: eight bytes each, big-endian, ascending. */
final class PackedSet {
  private PackedSet() {}

  static byte[] pack(long[] set) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Long.BYTES, set.length));
    bytes.asLongBuffer().put(set);
    return bytes.array();
  }

  static long[] unpack(byte[] bytes) {
    LongBuffer longs = ByteBuffer.wrap(bytes).asLongBuffer();
    long[] set = new long[longs.remaining()];
    longs.get(set);
    return set;
  }
}
