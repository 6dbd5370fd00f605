package io.assay.lineage.provenance;

import java.io.Serializable;

/**
 * The salts of one batch: HMAC-SHA256(batch key, item id), 32 bytes per item. They are stored
 * before first use, since the batch key is destroyed; a rerun reads the table instead.
 *
 * <p>Serializable; make one per task, since it is not thread-safe.
 */
public final class Salts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final KeyedMac mac;

  public Salts(BatchKey key) {
    mac = key.mac();
  }

  /** 32 bytes. */
  public byte[] of(String itemId) {
    return mac.of(itemId);
  }

  /** 64 lower-case hex digits. */
  public String hexOf(String itemId) {
    return mac.hexOf(itemId);
  }
}
