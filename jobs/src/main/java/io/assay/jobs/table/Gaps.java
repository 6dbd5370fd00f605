package io.assay.jobs.table;

/** What is missing from the accepted dataset: shares, combinations, fresh contents. */
public final class Gaps {

  /** Place in the list, from 1. */
  public static final String RANK = "rank";

  /** {@code share}, {@code combination} or {@code stale}. */
  public static final String KIND = "kind";

  /** Category by dimension, the same for machines; empty for stale contents. */
  public static final String PATTERN = "pattern";

  /** Name of the dimension, or several joined by {@code *} for a combination. */
  public static final String DIMENSION = "dimension";

  /** Category, or several joined by {@code *}. */
  public static final String CATEGORY = "category";

  /** Accepted items in it. */
  public static final String OBSERVED = "observed";

  /**
   * Further items needed, of a share when all shares of its dimension or joint target are reached
   * together; null where no number of them is enough.
   */
  public static final String MISSING = "missing";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("gaps")
          .count(RANK)
          .string(KIND)
          .stringMap(PATTERN)
          .string(DIMENSION)
          .string(CATEGORY)
          .count(OBSERVED)
          .count(MISSING)
          .build();

  private Gaps() {}
}
