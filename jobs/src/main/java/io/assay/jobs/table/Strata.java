package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/**
 * What is counted of the accepted dataset, in a form that adds up: the next batch adds its own and
 * need not read again what is counted here. A batch writes what it changes, and from time to time
 * the whole, so that the table grows with what is delivered and not with the number of batches.
 */
public final class Strata {

  /** What was counted, and by which dimensions: SHA-256, hex. */
  public static final String BASIS = "basis";

  /** What the dimensions read of a content, however that becomes categories: SHA-256, hex. */
  public static final String SOURCES = "sources";

  /**
   * Of what a row is a part: {@code whole} for the dataset after the batch, {@code admitted} for
   * what the batch admits, {@code displaced} for what falls out of the dataset with it, negative.
   */
  public static final String PART = "part";

  /**
   * How many batches, this one the last, make up the dataset together: the whole of the first of
   * them, and what the others changed.
   */
  public static final String BATCHES = "batches";

  /** What a row counts: {@code stratum}, {@code value}, {@code day} or {@code contributor}. */
  public static final String KIND = "kind";

  /** Of a value, the place of its dimension in the charter. */
  public static final String PLACE = "place";

  /**
   * Of a contributor, the pseudonym; of a value, how many binary digits of numbers were dropped,
   * null for none.
   */
  public static final String KEY = "key";

  /**
   * Of a value, the number, or the smallest that digits were dropped from; of a day, days since
   * 1970.
   */
  public static final String NUMBER = "number";

  /**
   * Of a stratum, one category for each dimension, in the charter's order; null where there is no
   * value.
   */
  public static final String CATEGORIES = "categories";

  /** How many contents. */
  public static final String CONTENTS = "contents";

  /** Sum of their weights, in millionths. */
  public static final String WEIGHT = "weight";

  /** Sum of the squares of these. */
  public static final String SQUARES = "squares";

  /** The values of {@link #PART}. */
  public static final String WHOLE = "whole";

  public static final String ADMITTED = "admitted";
  public static final String DISPLACED = "displaced";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("strata")
          .string(BASIS)
          .string(SOURCES)
          .string(PART)
          .column(BATCHES, DataTypes.IntegerType)
          .string(KIND)
          .column(PLACE, DataTypes.IntegerType)
          .string(KEY)
          .number(NUMBER)
          .strings(CATEGORIES)
          .count(CONTENTS)
          .column(WEIGHT, DataTypes.createDecimalType(38, 0))
          .column(SQUARES, DataTypes.createDecimalType(38, 0))
          .build();

  private Strata() {}
}
