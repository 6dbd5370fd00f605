package io.assay.jobs.table;

/** Payments for the dataset that add to the pool of the batch that brought them. */
public final class Revenue {

  /** Names the payment for good. */
  public static final String REFERENCE = "reference";

  /** Base units of the token, above 0. */
  public static final String AMOUNT = "amount";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("revenue").string(REFERENCE).string(AMOUNT).build();

  private Revenue() {}
}
