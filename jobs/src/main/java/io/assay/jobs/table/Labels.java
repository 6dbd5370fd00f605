package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/** The consensus on every item that has votes or needs a label. */
public final class Labels {

  /** The agreed label, or null. */
  public static final String LABEL = "label";

  /** {@code decided}, {@code below-quorum} or {@code tied}. */
  public static final String OUTCOME = "outcome";

  /** Votes that count: with rings as one annotator, without those who do not look at items. */
  public static final String VOTES = "votes";

  /** Of these, votes for the label, or for a leading one if there is none. */
  public static final String AGREEING = "agreeing";

  /** Votes that count, by label. */
  public static final String TALLY = "tally";

  /** Probability that the label is right, calibrated by gold; null without a label. */
  public static final String CONFIDENCE = "confidence";

  /**
   * How much speaks for the label, in the steps of {@code rules.label.calibration.Strength}; null
   * without a label.
   */
  public static final String STRENGTH = "strength";

  /** Whether the label is that of the gold file; null without a label or of an item not in it. */
  public static final String GOLD_RIGHT = "gold_right";

  /** Where the truth of a number lies with 95 % confidence; null of a word. */
  public static final String LOWER = "lower";

  public static final String UPPER = "upper";

  /** How votes became the label. */
  public static final String METHOD = "method";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("labels")
          .string(LABEL)
          .string(OUTCOME)
          .count(VOTES)
          .count(AGREEING)
          .countMap(TALLY)
          .number(CONFIDENCE)
          .column(STRENGTH, DataTypes.IntegerType)
          .column(GOLD_RIGHT, DataTypes.BooleanType)
          .number(LOWER)
          .number(UPPER)
          .string(METHOD)
          .build();

  private Labels() {}
}
