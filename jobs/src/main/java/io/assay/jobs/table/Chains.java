package io.assay.jobs.table;

/**
 * Where revisions under other ids began: the record that the first of a chain extended, whether it
 * is of this batch or of an earlier one. Sizes are numbers of distinct shingles.
 */
public final class Chains {

  /** Size of the revision. */
  public static final String SIZE = "size";

  /** The record at the beginning. */
  public static final String ROOT_ITEM_ID = "root_item_id";

  /** The batch that it came with. */
  public static final String ROOT_BATCH_ID = "root_batch_id";

  /** Its size. */
  public static final String ROOT_SIZE = "root_size";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("chains")
          .count(SIZE)
          .string(ROOT_ITEM_ID)
          .string(ROOT_BATCH_ID)
          .count(ROOT_SIZE)
          .build();

  private Chains() {}
}
