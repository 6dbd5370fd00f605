package io.assay.lineage.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.rules.digest.Hex;
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
  private static final byte[] DOMAIN = "content:".getBytes(UTF_8);

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
    return hexOf(contentCanonical.getBytes(UTF_8));
  }

  /**
   * @param contentCanonical the same in UTF-8
   */
  public String hexOf(byte[] contentCanonical) {
    return Hex.encode(mac.of(DOMAIN, contentCanonical));
  }
}
