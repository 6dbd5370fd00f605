package io.assay.rules.digest;

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
    Keccak256Digester digester = new Keccak256Digester();
    for (byte[] part : parts) {
      digester.update(part, 0, part.length);
    }
    byte[] result = new byte[LENGTH];
    digester.digest(result, 0);
    return result;
  }
}
