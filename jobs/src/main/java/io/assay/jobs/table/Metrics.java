package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/** History of the metrics that Deequ computed, one row for each. */
public final class Metrics {

  /** What was measured: {@code dataset} or {@code column}. */
  public static final String ENTITY = "entity";

  /** Column, or {@code *}. */
  public static final String INSTANCE = "instance";

  /** Name of the analyzer. */
  public static final String NAME = "name";

  /** Measured value. */
  public static final String VALUE = "value";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("metrics")
          .string(ENTITY)
          .string(INSTANCE)
          .string(NAME)
          .column(VALUE, DataTypes.DoubleType)
          .build();

  private Metrics() {}
}
