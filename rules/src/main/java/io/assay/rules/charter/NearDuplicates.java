package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When two items are near duplicates.
 *
 * @param fields content fields that are compared
 * @param shingle pieces in which texts are compared
 * @param fallback characters, for texts in scripts without spaces and for texts with too few words
 * @param thresholds how alike they must be
 */
public record NearDuplicates(
    List<String> fields, Shingle shingle, Shingle fallback, Thresholds thresholds)
    implements Serializable {

  public NearDuplicates {
    fields = List.copyOf(fields);
  }

  /**
   * How much two items have to share. Each is above 0, at most 1, with at most nine decimals.
   *
   * @param jaccard least Jaccard similarity of the sets of shingles: one for all fields read one
   *     after the other, or one for each field in their order, all of which must be reached
   * @param containment least part of the smaller set that is in the larger one, which makes a
   *     duplicate as well; not if each field has its own threshold
   * @param revision least part of an own kept item's set that a later, larger item holds to be its
   *     revision instead of its duplicate
   */
  public record Thresholds(
      List<BigDecimal> jaccard, @Nullable BigDecimal containment, @Nullable BigDecimal revision)
      implements Serializable {

    public Thresholds {
      jaccard = List.copyOf(jaccard);
    }
  }

  /** Whether each field is compared by itself. */
  public boolean comparesEachField() {
    return thresholds.jaccard().size() > 1;
  }

  /**
   * The pieces in which a text is compared.
   *
   * @param size units in one shingle, 1 to 32
   */
  public record Shingle(Unit unit, int size) implements Serializable {}

  /** What a shingle is counted in. */
  public enum Unit implements Keyword {
    /** Words: runs of letters, marks and numbers, or one symbol. */
    WORD("word"),
    /** Code points other than white space. */
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
