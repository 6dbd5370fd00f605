package io.assay.rules.representation;

import io.assay.rules.decision.Fraction;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One category of a dimension against its target.
 *
 * @param category null for items without a value
 * @param standing whether the charter declares the category
 * @param count items in the category
 * @param total items in the set, those without a value among them
 * @param target 0 unless declared
 */
public record CategoryShare(
    @Nullable String category, Standing standing, long count, long total, Fraction target)
    implements Serializable {

  /** Where a category comes from. */
  public enum Standing {
    /** The charter gives it a target. */
    DECLARED,
    /** Found in the set, but not in the charter. */
    UNLISTED,
    /** The items without a value. */
    MISSING
  }

  /** Count over total; null for an empty set. */
  public @Nullable Fraction share() {
    return Fraction.share(count, total);
  }
}
