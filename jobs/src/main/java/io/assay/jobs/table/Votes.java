package io.assay.jobs.table;

/** Answers of annotators about items, of this batch or an earlier one. */
public final class Votes {

  /** Pseudonym of who voted. */
  public static final String ANNOTATOR = "annotator";

  /** The answer, one of the declared values. */
  public static final String LABEL = "label";

  /** When, or null when the votes carry no time. */
  public static final String VOTED_AT = "voted_at";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("votes").string(ANNOTATOR).string(LABEL).instant(VOTED_AT).build();

  private Votes() {}
}
