package io.assay.lineage.attestation;

import io.assay.rules.digest.Eip55;
import io.assay.rules.digest.Hex;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/**
 * An account on an EVM chain: 20 bytes, written with the EIP-55 checksum. Ordered by its bytes as
 * an unsigned number, so that lists do not depend on the case of letters.
 */
public record Address(String checksummed) implements Comparable<Address>, Serializable {
  /** The account nobody has a key for. */
  public static final Address ZERO = new Address("0x" + "0".repeat(40));

  private static final int BYTES = 20;
  private static final int PREFIX = 2;

  /** Takes exactly the checksummed form: a mistyped address is money lost. */
  public Address {
    if (!Eip55.isChecksummed(checksummed)) {
      throw new IllegalArgumentException(
          "address: %s (expected: %s)".formatted(checksummed, hint(checksummed)));
    }
  }

  /** The address of 20 bytes. */
  public static Address of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "address: %d bytes (expected: 20)".formatted(bytes.length));
    }
    return new Address(Eip55.checksummed(Hex.encodePrefixed(bytes)));
  }

  /** 20 bytes. */
  public byte[] bytes() {
    return Hex.decode(checksummed);
  }

  /** The address as one 32-byte word of {@code abi.encode}, padded on the left. */
  public byte[] word() {
    byte[] word = new byte[32];
    System.arraycopy(bytes(), 0, word, word.length - BYTES, BYTES);
    return word;
  }

  @Override
  public int compareTo(Address other) {
    return Arrays.compareUnsigned(bytes(), other.bytes());
  }

  @Override
  public String toString() {
    return checksummed;
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
