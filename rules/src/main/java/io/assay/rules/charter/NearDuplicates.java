package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * When two items are near duplicates.
 *
 * @param fields content fields that are compared, one after the other
 * @param jaccard least Jaccard similarity of the sets of shingles, above 0 and at most 1
 */
public record NearDuplicates(List<String> fields, Shingle shingle, BigDecimal jaccard)
    implements Serializable {

  public NearDuplicates {
    fields = List.copyOf(fields);
  }

  /**
   * The pieces in which a text is compared.
   *
   * @param size units in one shingle, 1 to 32
   */
  public record Shingle(Unit unit, int size) implements Serializable {}

  /** What a shingle is counted in. */
  public enum Unit implements Keyword {
    /** Words, as Unicode separates them. */
    WORD("word"),
    /** Code points. */
    CHAR("char");

    private final String key;

    Unit(String key) {
      this.key = key;
    }

    @Override
    public String key() {
      return key;
    }
  }
}
