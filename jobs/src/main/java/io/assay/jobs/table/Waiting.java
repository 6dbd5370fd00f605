package io.assay.jobs.table;

/** What contributors without a payout address have earned so far. */
public final class Waiting {

  /** Pseudonym. */
  public static final String ACCOUNT = "account";

  /** Base units of the token, an integer. */
  public static final String AMOUNT = "amount";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("waiting").string(ACCOUNT).string(AMOUNT).build();

  private Waiting() {}
}
