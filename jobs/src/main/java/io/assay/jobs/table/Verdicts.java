package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/**
 * What became of each item, with all reasons. A later row supersedes an earlier one and names its
 * leaf.
 */
public final class Verdicts {

  /** {@code accepted}, {@code rejected} or {@code review}. */
  public static final String VERDICT = "verdict";

  /** All reason codes, sorted. */
  public static final String REASONS = "reasons";

  /** Pseudonyms of the contributors, sorted. */
  public static final String CONTRIBUTORS = "contributors";

  /** Whether the item revises one that was accepted before. */
  public static final String REVISION = "revision";

  /**
   * The batch that delivered the content the verdict speaks of: the verdict's own, or an earlier
   * one for a decision that came later.
   */
  public static final String DELIVERED_BATCH_ID = "delivered_batch_id";

  /** Commitment to salt, id and content, hex. */
  public static final String COMMITMENT = "commitment";

  /** Leaf hash in the verdict tree, hex. */
  public static final String LEAF = "leaf";

  /** Batch of the superseded verdict, or null. */
  public static final String SUPERSEDES_BATCH_ID = "supersedes_batch_id";

  /** Leaf hash of the superseded verdict, hex, or null. */
  public static final String SUPERSEDES_LEAF = "supersedes_leaf";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("verdicts")
          .string(VERDICT)
          .strings(REASONS)
          .strings(CONTRIBUTORS)
          .column(REVISION, DataTypes.BooleanType)
          .string(DELIVERED_BATCH_ID)
          .string(COMMITMENT)
          .string(LEAF)
          .string(SUPERSEDES_BATCH_ID)
          .string(SUPERSEDES_LEAF)
          .build();

  private Verdicts() {}
}
