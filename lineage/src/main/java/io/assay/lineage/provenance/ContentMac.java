package io.assay.lineage.provenance;

import java.io.Serializable;

/**
 * The keyed digest of an item's content as delivered: HMAC-SHA256(dataset key, "content:" +
 * canonical content) as lower-case hex. It tells a redelivery from a revision after the content is
 * erased, and without the key confirms no guess.
 *
 * <p>Serializable; make one per task, since it is not thread-safe.
 */
public final class ContentMac implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String DOMAIN = "content:";

  private final KeyedMac mac;

  public ContentMac(DatasetKey key) {
    mac = key.mac();
  }

  /** One digest; for many under the same key make an instance. */
  public static String of(DatasetKey key, String contentCanonical) {
    return new ContentMac(key).hexOf(contentCanonical);
  }

  /**
   * @param contentCanonical the RFC 8785 object of the content fields
   */
  public String hexOf(String contentCanonical) {
    return mac.hexOf(DOMAIN + contentCanonical);
  }
}
