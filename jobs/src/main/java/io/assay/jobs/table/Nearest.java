package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/**
 * The record that a kept one resembles most, of those kept before it, where they are alike enough
 * for it not to be wholly new. Only where the charter pays by novelty.
 */
public final class Nearest {

  /** The record it resembles. */
  public static final String NEAREST_ITEM_ID = "nearest_item_id";

  /** The batch that this one came with. */
  public static final String NEAREST_BATCH_ID = "nearest_batch_id";

  /** Their Jaccard similarity, the least of all compared fields; rounded down. */
  public static final String SIMILARITY = "similarity";

  /** How new the record is, in basis points. */
  public static final String NOVELTY = "novelty";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("nearest")
          .string(NEAREST_ITEM_ID)
          .string(NEAREST_BATCH_ID)
          .column(SIMILARITY, Duplicates.FIGURE)
          .column(NOVELTY, DataTypes.IntegerType)
          .build();

  private Nearest() {}
}
