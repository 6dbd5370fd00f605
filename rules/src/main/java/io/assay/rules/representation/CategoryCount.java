package io.assay.rules.representation;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How many items of a set are in a category of one dimension.
 *
 * @param category null where the item has no value for the dimension
 */
public record CategoryCount(@Nullable String category, long count) implements Serializable {

  public CategoryCount {
    if (count < 0) {
      throw new IllegalArgumentException("count: " + count + " (expected: at least 0)");
    }
  }
}
