package io.assay.lineage.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.rules.digest.Hex;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Derives ids for items that came without one: HMAC-SHA256(dataset key, "item:" + sorted distinct
 * pseudonyms joined by "," + ":" + canonical content) as lower-case hex. The same people delivering
 * the same content again get the same id, and nobody without the key can tell content from id.
 *
 * <p>Serializable; make one per task, since it is not thread-safe.
 */
public final class ItemIds implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String DOMAIN = "item:";

  private final KeyedMac mac;

  public ItemIds(DatasetKey key) {
    mac = key.mac();
  }

  /** One id; for many under the same key make an instance. */
  public static ItemId derive(
      DatasetKey key, Collection<Pseudonym> contributors, String contentCanonical) {
    List<String> texts = contributors.stream().map(Pseudonym::hex).toList();
    return new ItemId(new ItemIds(key).derive(texts, contentCanonical));
  }

  /**
   * @param pseudonyms at least one, in any order; repetitions count once
   * @param contentCanonical the RFC 8785 object of the content fields
   */
  public String derive(Collection<String> pseudonyms, String contentCanonical) {
    return derive(pseudonyms, contentCanonical.getBytes(UTF_8));
  }

  /**
   * @param contentCanonical the same in UTF-8
   */
  public String derive(Collection<String> pseudonyms, byte[] contentCanonical) {
    if (pseudonyms.isEmpty()) {
      throw new IllegalArgumentException("pseudonyms: none (expected: at least one)");
    }
    String who =
        pseudonyms.size() == 1
            ? pseudonyms.iterator().next()
            : String.join(",", new TreeSet<>(pseudonyms));
    return Hex.encode(mac.of((DOMAIN + who + ":").getBytes(UTF_8), contentCanonical));
  }
}
