package io.assay.lineage.provenance;

import io.assay.rules.json.CanonicalJson;
import java.io.Serializable;

/**
 * The name of an item, unique in its dataset: the id the contributor gave, or one derived by {@link
 * ItemIds}. Not blank and well-formed Unicode, otherwise any text: it is hashed as UTF-8. Ordered
 * by UTF-16 code units.
 */
public record ItemId(String value) implements Comparable<ItemId>, Serializable {
  public ItemId {
    if (value.isBlank() || !CanonicalJson.isWellFormed(value)) {
      throw new IllegalArgumentException(
          "item id: blank or not Unicode (expected: text with at least one visible character)");
    }
  }

  @Override
  public int compareTo(ItemId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
