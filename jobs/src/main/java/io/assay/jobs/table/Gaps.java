package io.assay.jobs.table;

/** What is missing from the accepted dataset to reach the declared shares. */
public final class Gaps {

  /** Name of the dimension, or several joined by {@code *} for a combination. */
  public static final String DIMENSION = "dimension";

  /** Category, or several joined by {@code *}. */
  public static final String CATEGORY = "category";

  /** Accepted items in it. */
  public static final String OBSERVED = "observed";

  /** Further items needed. */
  public static final String MISSING = "missing";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("gaps")
          .string(DIMENSION)
          .string(CATEGORY)
          .count(OBSERVED)
          .count(MISSING)
          .build();

  private Gaps() {}
}
