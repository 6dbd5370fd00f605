package io.assay.rules.digest;

import org.bouncycastle.crypto.digests.KeccakDigest;

/**
 * Keccak-256 as Ethereum uses it: the padding of the Keccak submission, not that of SHA3-256 (FIPS
 * 202).
 */
public final class Keccak256 {

  /** Length of a digest in bytes. */
  public static final int LENGTH = 32;

  private Keccak256() {}

  /**
   * The 32-byte digest of the parts, one after the other; no parts is the digest of the empty
   * string.
   */
  public static byte[] of(byte[]... parts) {
    KeccakDigest digest = new KeccakDigest(LENGTH * Byte.SIZE);
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] result = new byte[LENGTH];
    digest.doFinal(result, 0);
    return result;
  }
}
