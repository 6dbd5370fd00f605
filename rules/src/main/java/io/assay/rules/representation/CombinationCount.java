package io.assay.rules.representation;

import java.io.Serializable;
import java.util.List;

/**
 * How many items of a set have these categories, one for each dimension in the charter's order. An
 * item without a value for some dimension, or with an unlisted one, is in no declared combination.
 */
public record CombinationCount(List<String> categories, long count) implements Serializable {

  public CombinationCount {
    categories = List.copyOf(categories);
    if (count < 0) {
      throw new IllegalArgumentException("count: " + count + " (expected: at least 0)");
    }
  }
}
