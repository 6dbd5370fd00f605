package io.assay.jobs.table;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * One row for each item that repeats or revises a kept one, with what the two share. The counts of
 * shingles are exact; {@link #JACCARD} and {@link #CONTAINMENT} are made from them for reading.
 */
public final class Duplicates {

  /** The kept item. */
  public static final String KEPT_ITEM_ID = "kept_item_id";

  /** The batch that the kept item came with. */
  public static final String KEPT_BATCH_ID = "kept_batch_id";

  /** {@link #EXACT}, {@link #NEAR} or {@link #REVISION}. */
  public static final String KIND = "kind";

  /** Equal content after normalisation. */
  public static final String EXACT = "exact";

  /** Content that is alike, as the charter bounds it. */
  public static final String NEAR = "near";

  /** A near duplicate that extends an item of the same contributors: not removed. */
  public static final String REVISION = "revision";

  /**
   * The charter's rule that a near duplicate or revision reaches: {@link #JACCARD}, or {@link
   * #CONTAINMENT} if only that one; null for an exact duplicate.
   */
  public static final String RULE = "rule";

  /**
   * What was counted: an element for all compared fields together, or one for each in the charter's
   * order; empty for an exact duplicate.
   */
  public static final String COMPARED = "compared";

  /** Of an element: name of the field, or null for all fields together. */
  public static final String FIELD = "field";

  /** Of an element: distinct shingles in both items. */
  public static final String SHARED = "shared";

  /** Of an element: distinct shingles of the item. */
  public static final String SIZE = "size";

  /** Of an element: distinct shingles of the kept item. */
  public static final String KEPT_SIZE = "kept_size";

  /** Of an element: the threshold of {@link #RULE}, as the charter writes it. */
  public static final String THRESHOLD = "threshold";

  /**
   * Shared ÷ union, the least of all elements; rounded down, so that it never seems to reach a
   * threshold that it misses. Null for an exact duplicate.
   */
  public static final String JACCARD = "jaccard";

  /** Shared ÷ smaller set, the least of all elements; rounded down. Null for an exact duplicate. */
  public static final String CONTAINMENT = "containment";

  /** Digits of the two figures behind the point, as many as a threshold may have. */
  public static final int DECIMALS = 9;

  /** Type of {@link #JACCARD} and {@link #CONTAINMENT}. */
  public static final DecimalType FIGURE = DataTypes.createDecimalType(DECIMALS + 1, DECIMALS);

  /** Type of {@link #COMPARED}. */
  public static final ArrayType COMPARISONS =
      DataTypes.createArrayType(
          new StructType()
              .add(FIELD, DataTypes.StringType)
              .add(SHARED, DataTypes.IntegerType)
              .add(SIZE, DataTypes.IntegerType)
              .add(KEPT_SIZE, DataTypes.IntegerType)
              .add(THRESHOLD, DataTypes.StringType));

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("duplicates")
          .string(KEPT_ITEM_ID)
          .string(KEPT_BATCH_ID)
          .string(KIND)
          .string(RULE)
          .column(COMPARED, COMPARISONS)
          .column(JACCARD, FIGURE)
          .column(CONTAINMENT, FIGURE)
          .build();

  private Duplicates() {}

  /** Whether the item of a row is removed; a revision is not. */
  public static Column isRemoval() {
    return col(KIND).notEqual(REVISION);
  }
}
