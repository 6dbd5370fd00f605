package io.assay.lineage.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.rules.digest.Keccak256;

/**
 * What a leaf says about an item: keccak256(abi.encode(bytes32 salt, bytes32 keccak256(utf8 item
 * id), bytes32 content hash)). Binding by the hash, hiding by the salt: with the salt erased the
 * commitment confirms no guess of the content.
 */
public final class Commitment {
  private static final int WORD = 32;

  private Commitment() {}

  /**
   * @param salt 32 bytes
   * @param contentHash SHA-256 of the canonical content, 32 bytes
   * @return 32 bytes
   */
  public static byte[] of(byte[] salt, String itemId, byte[] contentHash) {
    return Keccak256.of(
        word("salt", salt),
        Keccak256.of(itemId.getBytes(UTF_8)),
        word("content hash", contentHash));
  }

  private static byte[] word(String name, byte[] bytes) {
    if (bytes.length != WORD) {
      throw new IllegalArgumentException(
          "%s: %d bytes (expected: 32)".formatted(name, bytes.length));
    }
    return bytes;
  }
}
