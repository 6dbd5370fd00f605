package io.assay.jobs.table;

/** What screening found: one row for each rule that an item fails. */
public final class Findings {

  /** Reason code, for example {@code rule:prompt-length}. */
  public static final String RULE = "rule";

  /** {@code warn}, {@code review} or {@code reject}. */
  public static final String SEVERITY = "severity";

  /** What was found, in words. */
  public static final String DETAIL = "detail";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("findings").string(RULE).string(SEVERITY).string(DETAIL).build();

  private Findings() {}
}
