package io.assay.lineage.attestation;

import io.assay.rules.digest.Hex;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A recoverable secp256k1 signature, 65 bytes r, s, v as wallets return it. Only the canonical one
 * of each pair is taken (s in the lower half of the group order, EIP-2); v is 27 or 28, and the 0
 * or 1 of some hardware wallets is read as such.
 *
 * @param r between 1 and the group order - 1
 * @param s between 1 and half the group order
 * @param v 27 or 28
 */
public record Signature(BigInteger r, BigInteger s, int v) implements Serializable {
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
  private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
  private static final Pattern TEXT = Pattern.compile("0x[0-9a-fA-F]{130}");
  private static final int V_BASE = 27;

  public Signature {
    if (r.signum() <= 0 || r.compareTo(ORDER) >= 0) {
      throw new IllegalArgumentException(
          "signature: r out of range (expected: 1 to group order - 1)");
    }
    if (s.signum() <= 0 || s.compareTo(HALF_ORDER) > 0) {
      throw new IllegalArgumentException(
          "signature: s out of range (expected: 1 to half the group order)");
    }
    if (v != V_BASE && v != V_BASE + 1) {
      throw new IllegalArgumentException("signature: v %d (expected: 27 or 28)".formatted(v));
    }
  }

  /** Reads {@code 0x} and 130 hex digits: r, s, v. */
  public static Signature parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "signature: %d characters (expected: 0x and 130 hex digits)".formatted(text.length()));
    }
    byte[] bytes = Hex.decode(text);
    int v = bytes[64];
    return new Signature(
        new BigInteger(1, bytes, 0, 32),
        new BigInteger(1, bytes, 32, 32),
        v == 0 || v == 1 ? v + V_BASE : v);
  }
}
