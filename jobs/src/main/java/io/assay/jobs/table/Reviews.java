package io.assay.jobs.table;

/** Decisions of curators, in the batch they arrived with. */
public final class Reviews {

  /** {@code accept} or {@code reject}. */
  public static final String DECISION = "decision";

  /** Pseudonym of the curator. */
  public static final String REVIEWER = "reviewer";

  /** Why, in the words of the curator. */
  public static final String REASON = "reason";

  /** The batch that delivered the content which the decision speaks of. */
  public static final String DELIVERED_BATCH_ID = "delivered_batch_id";

  /**
   * What the curator found of what the contributor says, by attribute: {@code confirmed}, {@code
   * denied}, or {@code corrected: } and the right value; null for nothing.
   */
  public static final String CHECKS = "checks";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("reviews")
          .string(DECISION)
          .string(REVIEWER)
          .string(REASON)
          .string(DELIVERED_BATCH_ID)
          .stringMap(CHECKS)
          .build();

  private Reviews() {}
}
