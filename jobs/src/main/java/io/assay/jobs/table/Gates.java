package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/** Each gate of the charter with what was measured. */
public final class Gates {

  /** Id of the gate. */
  public static final String GATE = "gate";

  /** Metric as the charter names it. */
  public static final String METRIC = "metric";

  /** Column or dimension, or null. */
  public static final String TARGET = "target";

  /** {@code batch}, {@code accepted} or {@code dataset}. */
  public static final String SCOPE = "scope";

  /** What is compared with the bound, as an exact fraction, or null when undefined. */
  public static final String NUMERATOR = "numerator";

  /** Denominator of that fraction. */
  public static final String DENOMINATOR = "denominator";

  /** The same as a number for reading, or null. */
  public static final String VALUE = "value";

  /** The bound in words, for example {@code at least 0.95}. */
  public static final String BOUND = "bound";

  /** {@code warn} or {@code error}. */
  public static final String SEVERITY = "severity";

  /** {@code pass}, {@code warn}, {@code fail} or {@code unmeasured}. */
  public static final String OUTCOME = "outcome";

  /** The judgement in words. */
  public static final String DETAIL = "detail";

  /** Of what that is: {@code value}, or the {@code lower} or {@code upper} end of its interval. */
  public static final String JUDGED_BY = "judged_by";

  /** The measured value, of whose interval an end may be judged, or null. */
  public static final String MEASURED = "measured";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("gates")
          .string(GATE)
          .string(METRIC)
          .string(TARGET)
          .string(SCOPE)
          .string(NUMERATOR)
          .string(DENOMINATOR)
          .column(VALUE, DataTypes.DoubleType)
          .string(BOUND)
          .string(SEVERITY)
          .string(OUTCOME)
          .string(DETAIL)
          .string(JUDGED_BY)
          .column(MEASURED, DataTypes.DoubleType)
          .build();

  private Gates() {}
}
