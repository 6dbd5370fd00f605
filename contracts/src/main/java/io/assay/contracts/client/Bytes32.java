package io.assay.contracts.client;

import io.assay.rules.digest.Hex;
import java.util.regex.Pattern;

/**
 * A 32-byte chain value: hash, root or identifier, written as {@code 0x} and 64 lower-case hex
 * digits.
 *
 * @param hex the canonical text; upper-case digits are refused, so that equal values are equal
 *     records
 */
public record Bytes32(String hex) {

  private static final Pattern FORM = Pattern.compile("0x[0-9a-f]{64}");

  /** Root of a tree without leaves; it proves nothing. */
  public static final Bytes32 ZERO = of(new byte[32]);

  public Bytes32 {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "bytes32: " + hex + " (expected: 0x and 64 lower-case hex digits)");
    }
  }

  public static Bytes32 of(byte[] bytes) {
    return new Bytes32(Hex.encodePrefixed(bytes));
  }

  public static Bytes32 ofHex(String text) {
    return new Bytes32(text);
  }

  public byte[] toBytes() {
    return Hex.decode(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
