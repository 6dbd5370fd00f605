package io.assay.jobs.table;

/** The cumulative amount of every address after the batch. */
public final class Payouts {

  /** EIP-55 address. */
  public static final String ADDRESS = "address";

  /** Base units of the token, an integer that never falls. */
  public static final String CUMULATIVE = "cumulative";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("payouts").string(ADDRESS).string(CUMULATIVE).build();

  private Payouts() {}
}
