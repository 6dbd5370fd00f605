package io.assay.lineage.attestation;

import io.assay.rules.digest.Eip55;
import io.assay.rules.digest.Hex;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/**
 * The 20 bytes of an account or contract on an EVM chain, written with the EIP-55 checksum.
 * Immutable; equal and ordered by its bytes as an unsigned number, so that lists do not depend on
 * the case of letters.
 */
public final class Address implements Comparable<Address>, Serializable {
  private static final long serialVersionUID = 1L;

  /** Length in bytes. */
  public static final int BYTES = 20;

  /** The account nobody has a key for. */
  public static final Address ZERO = new Address(new byte[BYTES]);

  private static final int PREFIX = 2;

  private final byte[] bytes;

  /** Takes exactly the checksummed form: a mistyped address is money lost. */
  public Address(String checksummed) {
    if (!Eip55.isChecksummed(checksummed)) {
      throw new IllegalArgumentException(
          "address: %s (expected: %s)".formatted(checksummed, hint(checksummed)));
    }
    this.bytes = Hex.decode(checksummed);
  }

  private Address(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The address of 20 bytes. */
  public static Address of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "address: %d bytes (expected: 20)".formatted(bytes.length));
    }
    return new Address(bytes.clone());
  }

  /** The address of the 20 bytes from {@code offset} on. */
  public static Address at(byte[] source, int offset) {
    return of(Arrays.copyOfRange(source, offset, offset + BYTES));
  }

  /** A copy of the 20 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Writes the 20 bytes to {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, BYTES);
  }

  /** The address as one 32-byte word of {@code abi.encode}, padded on the left. */
  public byte[] word() {
    byte[] word = new byte[32];
    copyTo(word, word.length - BYTES);
    return word;
  }

  /** {@code 0x} and 40 digits whose case is the checksum; computed at each call. */
  public String checksummed() {
    return Eip55.checksummed(Hex.encodePrefixed(bytes));
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
    return checksummed();
  }

  private static String hint(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() == PREFIX + 2 * BYTES
        && lower.startsWith("0x")
        && lower.chars().skip(PREFIX).allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
      return "EIP-55 checksum; if the digits are right, " + Eip55.checksummed(lower);
    }
    return "0x and 40 hex digits with EIP-55 checksum";
  }
}
