package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/**
 * What is counted of the accepted dataset, as it stands after the batch, in a form that adds up:
 * the next batch adds its own and need not read again what is counted here.
 */
public final class Strata {

  /** What was counted, and by which dimensions: SHA-256, hex. */
  public static final String BASIS = "basis";

  /** What a row counts: {@code stratum}, {@code value}, {@code day} or {@code contributor}. */
  public static final String KIND = "kind";

  /** Of a value, the place of its dimension in the charter. */
  public static final String PLACE = "place";

  /** Of a contributor, the pseudonym. */
  public static final String KEY = "key";

  /** Of a value, the number; of a day, days since 1970. */
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

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("strata")
          .string(BASIS)
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
