package io.assay.jobs.expression;

import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The number of characters of a text, which is well-formed UTF-8: all bytes but those that go on
 * with a character. Eight are looked at at a time; Spark walks from character to character.
 */
enum Characters implements OfText.Function {
  COUNT;

  private static final long HIGHEST_BITS = 0x8080808080808080L;

  @Override
  public Object of(UTF8String text) {
    Object base = text.getBaseObject();
    long from = text.getBaseOffset();
    int length = text.numBytes();
    int further = 0;
    int i = 0;
    for (; i <= length - Long.BYTES; i += Long.BYTES) {
      long bytes = Platform.getLong(base, from + i);
      // Of 10xxxxxx the highest bit is set and the next is not.
      further += Long.bitCount(bytes & ~(bytes << 1) & HIGHEST_BITS);
    }
    for (; i < length; i++) {
      further += (Platform.getByte(base, from + i) & 0xc0) == 0x80 ? 1 : 0;
    }
    return length - further;
  }
}
