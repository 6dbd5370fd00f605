package io.assay.jobs.table;

/**
 * How many contents of the accepted dataset, as it stands after the batch, are in each combination
 * of categories: the next batch adds its own and need not read again what is counted here.
 */
public final class Strata {

  /** What was counted, and by which dimensions: SHA-256, hex. */
  public static final String BASIS = "basis";

  /** One category for each dimension, in the charter's order; null where there is no value. */
  public static final String CATEGORIES = "categories";

  /** Contents in this combination. */
  public static final String CONTENTS = "contents";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("strata").string(BASIS).strings(CATEGORIES).count(CONTENTS).build();

  private Strata() {}
}
