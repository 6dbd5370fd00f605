package io.assay.lineage.provenance;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The secret of a dataset under which contributors get their pseudonyms: 32 random bytes, kept for
 * the life of the dataset in {@code keys/dataset.key} (hex text, mode 0600). Who has it can test a
 * guessed handle or content against pseudonyms and item ids; who loses it can no longer recognise
 * returning contributors.
 *
 * <p>Serializable for executors; never printed.
 */
public final class DatasetKey implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] secret;

  private DatasetKey(byte[] secret) {
    this.secret = secret;
  }

  /**
   * @param secret exactly 32 bytes
   */
  public static DatasetKey of(byte[] secret) {
    if (secret.length != KeyFile.KEY_BYTES) {
      throw new IllegalArgumentException("key: %d bytes (expected: 32)".formatted(secret.length));
    }
    return new DatasetKey(secret.clone());
  }

  /**
   * Reads an existing key.
   *
   * @throws ProvenanceException if the file is missing, holds anything but 64 hex digits, or is
   *     accessible to others than its owner
   */
  public static DatasetKey load(Path file) {
    return new DatasetKey(KeyFile.read(file));
  }

  /**
   * Creates a random key, whole or not at all.
   *
   * @throws ProvenanceException if the file exists: a key is never replaced
   */
  public static DatasetKey create(Path file) {
    return new DatasetKey(KeyFile.create(file));
  }

  /** Reads the key if the file exists, else creates it; as {@link #load} and {@link #create}. */
  public static DatasetKey loadOrCreate(Path file) {
    return Files.exists(file) ? load(file) : create(file);
  }

  KeyedMac mac() {
    return new KeyedMac(secret);
  }

  /** Says what this is, never what it holds. */
  @Override
  public String toString() {
    return "DatasetKey[hidden]";
  }
}
