package io.assay.lineage.payout;

import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A number from 0 to 2<sup>256</sup> - 1 that changes in place, so that a list of a million amounts
 * is read and summed without a million numbers. Not thread-safe.
 */
final class Uint256 {
  private static final long MASK = 0xffff_ffffL;
  private static final int CHUNK_DIGITS = 9;
  private static final int[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  /** Least significant first. */
  private final int[] words = new int[Hash.BYTES / Integer.BYTES];

  /**
   * Takes the value of decimal digits, which the caller has checked to be digits.
   *
   * @return false if it is above 2<sup>256</sup> - 1; the value is undefined then
   */
  boolean parse(byte[] source, int start, int end) {
    Arrays.fill(words, 0);
    for (int chunk = start; chunk < end; chunk += CHUNK_DIGITS) {
      int chunkEnd = Math.min(chunk + CHUNK_DIGITS, end);
      int value = 0;
      for (int i = chunk; i < chunkEnd; i++) {
        value = 10 * value + source[i] - '0';
      }
      if (!timesPlus(POWERS[chunkEnd - chunk], value)) {
        return false;
      }
    }
    return true;
  }

  private boolean timesPlus(int factor, int addend) {
    long carry = addend;
    for (int i = 0; i < words.length; i++) {
      carry += (words[i] & MASK) * factor;
      words[i] = (int) carry;
      carry >>>= Integer.SIZE;
    }
    return carry == 0;
  }

  /**
   * Adds another number.
   *
   * @return false if the sum is above 2<sup>256</sup> - 1; the value is undefined then
   */
  boolean add(Uint256 other) {
    long carry = 0;
    for (int i = 0; i < words.length; i++) {
      carry += (words[i] & MASK) + (other.words[i] & MASK);
      words[i] = (int) carry;
      carry >>>= Integer.SIZE;
    }
    return carry == 0;
  }

  /** Writes 32 bytes, the most significant first. */
  void copyTo(byte[] target, int offset) {
    for (int i = 0; i < words.length; i++) {
      int word = words[words.length - 1 - i];
      int at = offset + i * Integer.BYTES;
      target[at] = (byte) (word >>> 24);
      target[at + 1] = (byte) (word >>> 16);
      target[at + 2] = (byte) (word >>> 8);
      target[at + 3] = (byte) word;
    }
  }

  /** The same number. */
  BigInteger value() {
    byte[] bytes = new byte[Hash.BYTES];
    copyTo(bytes, 0);
    return new BigInteger(1, bytes);
  }
}
