package io.assay.lineage.merkle;

import io.assay.rules.digest.Eip55;
import io.assay.rules.digest.Hex;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * The twenty bytes of an account or contract on an EVM chain. Immutable; equal and ordered by
 * bytes. Written with the checksum of EIP-55.
 */
public final class Address implements Comparable<Address> {
  /** Length in bytes. */
  public static final int BYTES = 20;

  /** The address nobody owns. */
  public static final Address ZERO = new Address(new byte[BYTES]);

  private final byte[] bytes;

  private Address(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies 20 bytes. */
  public static Address of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "address: %d bytes (expected: 20)".formatted(bytes.length));
    }
    return new Address(bytes.clone());
  }

  static Address at(byte[] source, int offset) {
    return new Address(Arrays.copyOfRange(source, offset, offset + BYTES));
  }

  /**
   * Reads {@code 0x} and 40 hex digits; digits of mixed case must carry the checksum of EIP-55.
   *
   * @throws IllegalArgumentException naming the text and what was expected
   */
  public static Address parse(String text) {
    Objects.requireNonNull(text, "text");
    String checksummed = Eip55.checksummed(text);
    String digits = text.substring(2);
    boolean oneCase =
        digits.equals(digits.toLowerCase(Locale.ROOT))
            || digits.equals(digits.toUpperCase(Locale.ROOT));
    if (!oneCase && !text.equals(checksummed)) {
      throw new IllegalArgumentException(
          "address: %s (expected: the checksum of EIP-55, or all digits in lower case)"
              .formatted(text));
    }
    return new Address(Hex.decode(text));
  }

  /** A copy of the 20 bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, BYTES);
  }

  /** {@code 0x} and 40 digits whose case is the checksum of EIP-55. */
  public String checksummed() {
    return Eip55.checksummed(toString());
  }

  @Override
  public int compareTo(Address other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address address && Arrays.equals(bytes, address.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return Hex.encodePrefixed(bytes);
  }
}
