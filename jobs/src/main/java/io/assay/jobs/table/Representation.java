package io.assay.jobs.table;

/** Observed against declared share, one row for each dimension and category. */
public final class Representation {

  /** {@code batch} or {@code dataset}. */
  public static final String SCOPE = "scope";

  /** Name of the dimension, or two or more joined by {@code *}. */
  public static final String DIMENSION = "dimension";

  /** Category, or several joined by {@code *}; null stands for missing values. */
  public static final String CATEGORY = "category";

  /** Accepted items in the category. */
  public static final String OBSERVED = "observed";

  /** Accepted items in all. */
  public static final String TOTAL = "total";

  /** Share of the target, as a decimal or else as a fraction, or null when it has none. */
  public static final String TARGET = "target";

  /**
   * What the categories of a dimension follow from: SHA-256, hex; null for several joined. Counts
   * of two batches are comparable where it is the same.
   */
  public static final String DEFINITION = "definition";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("representation")
          .string(SCOPE)
          .string(DIMENSION)
          .string(CATEGORY)
          .count(OBSERVED)
          .count(TOTAL)
          .string(TARGET)
          .string(DEFINITION)
          .build();

  private Representation() {}
}
