package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/**
 * All work that a batch pays: a row for each accepted content, with what it weighs and why, and one
 * without an item for each person's votes, or review decisions, by their number. Whoever has it and
 * the charter can work out the ledger again.
 */
public final class PaidWork {

  /** The batch that delivered the content. */
  public static final String DELIVERED_BATCH_ID = "delivered_batch_id";

  /** Pseudonyms of those who share the pay, sorted. */
  public static final String CONTRIBUTORS = "contributors";

  /** The ledger's reason for paying it. */
  public static final String KIND = "kind";

  /** Pieces of work: 1 for a content, else their number. */
  public static final String PIECES = "pieces";

  /** Part of the kind's weight that it has, in basis points. */
  public static final String QUALITY = "quality";

  /** How sure the label is, in basis points; null where nothing depends on it. */
  public static final String CONFIDENCE = "confidence";

  /** How much of what is optional is filled, in basis points; null where nothing depends on it. */
  public static final String COMPLETENESS = "completeness";

  /** How far the nearest kept record is, in basis points; null where nothing depends on it. */
  public static final String NOVELTY = "novelty";

  /** What the revision's chain began with: an item, and of one by content its batch; else null. */
  public static final String ROOT = "root";

  /** Size of the revision, in shingles or in characters; else null. */
  public static final String SIZE = "size";

  /** The gap that it fills, or {@code stale}; null for none. */
  public static final String CELL = "cell";

  /** Part of a place there that it takes, for which it has a bounty, in basis points. */
  public static final String BOUNTY = "bounty";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("work")
          .string(DELIVERED_BATCH_ID)
          .strings(CONTRIBUTORS)
          .string(KIND)
          .count(PIECES)
          .column(QUALITY, DataTypes.IntegerType)
          .column(CONFIDENCE, DataTypes.IntegerType)
          .column(COMPLETENESS, DataTypes.IntegerType)
          .column(NOVELTY, DataTypes.IntegerType)
          .string(ROOT)
          .count(SIZE)
          .string(CELL)
          .column(BOUNTY, DataTypes.IntegerType)
          .build();

  private PaidWork() {}
}
