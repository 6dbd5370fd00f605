package io.assay.jobs.table;

/** The consensus on every item that has votes or needs a label. */
public final class Labels {

  /** The agreed label, or null. */
  public static final String LABEL = "label";

  /** {@code decided}, {@code below-quorum} or {@code tied}. */
  public static final String OUTCOME = "outcome";

  /** Votes that count. */
  public static final String VOTES = "votes";

  /** Votes for the leading label. */
  public static final String AGREEING = "agreeing";

  /** Votes by label. */
  public static final String TALLY = "tally";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("labels")
          .string(LABEL)
          .string(OUTCOME)
          .count(VOTES)
          .count(AGREEING)
          .countMap(TALLY)
          .build();

  private Labels() {}
}
