package io.assay.lineage.provenance;

import java.io.Serializable;

/**
 * What everybody but the dataset's keeper sees of a contributor, annotator or reviewer: the
 * HMAC-SHA256 of the handle under the dataset key, as 64 lower-case hex digits. One person has one
 * pseudonym per dataset, whatever the role. Ordered by its text; "the lower pseudonym" everywhere
 * means this order.
 */
public record Pseudonym(String hex) implements Comparable<Pseudonym>, Serializable {
  private static final int HEX_DIGITS = 64;

  public Pseudonym {
    if (!isPseudonym(hex)) {
      throw new IllegalArgumentException(
          "pseudonym: \"%s\" (expected: 64 lower-case hex digits)".formatted(hex));
    }
  }

  @Override
  public int compareTo(Pseudonym other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }

  private static boolean isPseudonym(String text) {
    if (text.length() != HEX_DIGITS) {
      return false;
    }
    for (int i = 0; i < HEX_DIGITS; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }
}
