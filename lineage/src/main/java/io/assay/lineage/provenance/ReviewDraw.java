package io.assay.lineage.provenance;

import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * Chance by which people look at an item of a batch: the first 32 bits of HMAC-SHA256(dataset key,
 * "review:" + batch id + ":" + item id). Nobody without the key can tell it beforehand, and whoever
 * has it gets the same.
 *
 * <p>Serializable; make one per task, since it is not thread-safe.
 */
public final class ReviewDraw implements Serializable {
  private static final long serialVersionUID = 1L;

  private final KeyedMac mac;
  private final String prefix;

  public ReviewDraw(DatasetKey key, String batchId) {
    this.mac = key.mac();
    this.prefix = "review:" + batchId + ":";
  }

  /** 0 to 2^32 - 1. */
  public long of(String itemId) {
    return Integer.toUnsignedLong(ByteBuffer.wrap(mac.of(prefix + itemId)).getInt());
  }
}
