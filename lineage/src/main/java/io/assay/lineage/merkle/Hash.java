package io.assay.lineage.merkle;

import io.assay.rules.digest.Hex;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Thirty-two bytes as a chain holds them: a digest, a commitment or a root. Immutable; equal when
 * the bytes are equal.
 */
public final class Hash {
  /** Length in bytes. */
  public static final int BYTES = 32;

  /** All zero: the root of a tree without leaves, which proves nothing. */
  public static final Hash ZERO = new Hash(new byte[BYTES]);

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies 32 bytes. */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("hash: %d bytes (expected: 32)".formatted(bytes.length));
    }
    return new Hash(bytes.clone());
  }

  static Hash at(byte[] source, int offset) {
    return new Hash(Arrays.copyOfRange(source, offset, offset + BYTES));
  }

  /**
   * Reads 64 hex digits of either case, with or without {@code 0x}.
   *
   * @throws IllegalArgumentException naming the text if it is anything else
   */
  public static Hash ofHex(String text) {
    Objects.requireNonNull(text, "text");
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    if (digits.length() != 2 * BYTES || !isHex(digits)) {
      throw new IllegalArgumentException("hash: %s (expected: 64 hex digits)".formatted(text));
    }
    return new Hash(Hex.decode(digits));
  }

  /** A loop, since every leaf of a batch comes by here. */
  private static boolean isHex(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (!HexFormat.isHexDigit(digits.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** A copy of the 32 bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, BYTES);
  }

  /** Lower-case hex with {@code 0x}, as in JSON. */
  public String hex() {
    return Hex.encodePrefixed(bytes);
  }

  /** Lower-case hex without {@code 0x}, as in tables. */
  public String digits() {
    return Hex.encode(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
