package io.assay.jobs.table;

/** One row for each item that repeats a kept one. */
public final class Duplicates {

  /** The kept item. */
  public static final String KEPT_ITEM_ID = "kept_item_id";

  /** The batch that the kept item came with. */
  public static final String KEPT_BATCH_ID = "kept_batch_id";

  /** {@code exact}. */
  public static final String KIND = "kind";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("duplicates")
          .string(KEPT_ITEM_ID)
          .string(KEPT_BATCH_ID)
          .string(KIND)
          .build();

  private Duplicates() {}
}
