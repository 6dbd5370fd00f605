package io.assay.lineage.provenance;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The secret of one attempt at a batch from which its salts are derived: 32 random bytes in {@code
 * keys/batch-<batch>.<attempt>.key} (hex text, mode 0600), destroyed once the batch is anchored.
 * From then on the salts table alone can open a commitment, so that deleting a salt there erases
 * for good.
 *
 * <p>Serializable for executors; never printed.
 */
public final class BatchKey implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] secret;

  private BatchKey(byte[] secret) {
    this.secret = secret;
  }

  /**
   * @param secret exactly 32 bytes
   */
  public static BatchKey of(byte[] secret) {
    if (secret.length != KeyFile.KEY_BYTES) {
      throw new IllegalArgumentException("key: %d bytes (expected: 32)".formatted(secret.length));
    }
    return new BatchKey(secret.clone());
  }

  /**
   * Reads an existing key.
   *
   * @throws ProvenanceException if the file is missing, holds anything but 64 hex digits, or is
   *     accessible to others than its owner
   */
  public static BatchKey load(Path file) {
    return new BatchKey(KeyFile.read(file));
  }

  /**
   * Creates a random key, whole or not at all.
   *
   * @throws ProvenanceException if the file exists: a key is never replaced
   */
  public static BatchKey create(Path file) {
    return new BatchKey(KeyFile.create(file));
  }

  /** Reads the key if the file exists, else creates it; as {@link #load} and {@link #create}. */
  public static BatchKey loadOrCreate(Path file) {
    return Files.exists(file) ? load(file) : create(file);
  }

  /** Overwrites and removes the key file, if there is one. Safe to repeat. */
  public static void destroy(Path file) {
    KeyFile.destroy(file);
  }

  KeyedMac mac() {
    return new KeyedMac(secret);
  }

  /** Says what this is, never what it holds. */
  @Override
  public String toString() {
    return "BatchKey[hidden]";
  }
}
