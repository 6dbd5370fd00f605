package io.assay.jobs.table;

/**
 * Every amount of money that a batch moved, with its reason; rows of a batch add up to its pool.
 */
public final class Ledger {

  /** Pseudonym, {@code treasury} or {@code carry}. */
  public static final String ACCOUNT = "account";

  /** {@code contributor}, {@code annotator}, {@code curator}, {@code treasury} or {@code carry}. */
  public static final String ROLE = "role";

  /** What was paid for. */
  public static final String REASON = "reason";

  /** Base units of the token, a signed integer. */
  public static final String AMOUNT = "amount";

  /** Payout address the amount went to, or null while it waits. */
  public static final String ADDRESS = "address";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("ledger")
          .string(ACCOUNT)
          .string(ROLE)
          .string(REASON)
          .string(AMOUNT)
          .string(ADDRESS)
          .build();

  private Ledger() {}
}
