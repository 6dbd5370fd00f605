package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/** History of the metrics, one row for each that an attempt measured. */
public final class Metrics {

  /**
   * What was measured: {@code dataset}, {@code column}, {@code dimension} or {@code expression}.
   */
  public static final String ENTITY = "entity";

  /** Column, dimension or id of the expression's gate, or {@code *}. */
  public static final String INSTANCE = "instance";

  /** Name of the metric, as the charter's gates write it. */
  public static final String NAME = "name";

  /** Set that was measured: {@code batch}, {@code accepted} or {@code dataset}. */
  public static final String SCOPE = "scope";

  /** Measured value as an exact fraction, or null when it has none. */
  public static final String NUMERATOR = "numerator";

  /** Denominator of that fraction. */
  public static final String DENOMINATOR = "denominator";

  /** The same as a number for reading, or null. */
  public static final String VALUE = "value";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("metrics")
          .string(ENTITY)
          .string(INSTANCE)
          .string(NAME)
          .string(SCOPE)
          .string(NUMERATOR)
          .string(DENOMINATOR)
          .column(VALUE, DataTypes.DoubleType)
          .build();

  private Metrics() {}
}
