package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/**
 * What people have earned and no address has got: because none is known, or because it is held for
 * some batches. Below 0, what they owe.
 */
public final class Waiting {

  /** Pseudonym. */
  public static final String ACCOUNT = "account";

  /** Base units of the token, an integer. */
  public static final String AMOUNT = "amount";

  /** Batches for which the amount is still held; 0 for what waits for an address, and for debts. */
  public static final String HELD_BATCHES = "held_batches";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("waiting")
          .string(ACCOUNT)
          .string(AMOUNT)
          .column(HELD_BATCHES, DataTypes.IntegerType)
          .build();

  private Waiting() {}
}
