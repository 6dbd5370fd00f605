package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Value;

/**
 * Words that stand for something else than themselves where a category is named, so that no target
 * may name them. An item that says one of them has a value which no target lists.
 */
public final class ReservedCategory {
  /** Everything that has a value which the target does not list. */
  public static final String UNLISTED = "(unlisted)";

  /** What has no value, where that needs a name. */
  public static final String MISSING = "(missing)";

  private ReservedCategory() {}

  /** Whether a value is one of them. */
  public static boolean is(String value) {
    return value.equals(UNLISTED) || value.equals(MISSING);
  }

  static void refuse(String category, Value at) {
    if (is(category)) {
      throw at.wrong(
          "the category \"" + category + "\"",
          "any other text",
          "It stands for what the target does not list, or for what has no value.");
    }
  }
}
