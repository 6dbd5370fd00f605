package io.assay.lineage.provenance;

import io.assay.rules.json.CanonicalJson;
import java.io.Serializable;

/**
 * Turns handles into pseudonyms: HMAC-SHA256(dataset key, "contributor:" + handle), the handle
 * stripped of white space at both ends, in UTF-8. Letter case and Unicode form of a handle matter:
 * who writes himself in two ways is two contributors.
 *
 * <p>Serializable; make one per task, since it is not thread-safe.
 */
public final class Pseudonyms implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String DOMAIN = "contributor:";

  private final KeyedMac mac;

  public Pseudonyms(DatasetKey key) {
    mac = key.mac();
  }

  /** One pseudonym; for many under the same key make an instance. */
  public static Pseudonym of(DatasetKey key, String handle) {
    return new Pseudonyms(key).of(handle);
  }

  /**
   * @throws IllegalArgumentException if {@link #isHandle} is false
   */
  public Pseudonym of(String handle) {
    return new Pseudonym(hexOf(handle));
  }

  /** The text of {@link #of(String)}, without the object, for rows. */
  public String hexOf(String handle) {
    if (!isHandle(handle)) {
      throw new IllegalArgumentException(
          "handle: blank or not Unicode (expected: text with at least one visible character)");
    }
    return mac.hexOf(DOMAIN + handle.strip());
  }

  /**
   * Whether the text can name a contributor: not blank, and without unpaired surrogates, which
   * UTF-8 cannot express and which would make two handles one.
   */
  public static boolean isHandle(String text) {
    return !text.isBlank() && CanonicalJson.isWellFormed(text);
  }
}
