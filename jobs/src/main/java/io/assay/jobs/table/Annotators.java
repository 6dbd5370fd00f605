package io.assay.jobs.table;

/** How often each annotator agreed with the consensus, over the items of the batch. */
public final class Annotators {

  /** Pseudonym. */
  public static final String ANNOTATOR = "annotator";

  /** Votes that count, on items with a decided label. */
  public static final String VOTES = "votes";

  /** Of these, votes for the agreed label. */
  public static final String AGREEING = "agreeing";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("annotators").string(ANNOTATOR).count(VOTES).count(AGREEING).build();

  private Annotators() {}
}
