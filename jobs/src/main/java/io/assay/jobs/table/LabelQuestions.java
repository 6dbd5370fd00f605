package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/**
 * Of tasks of several labels: for each item of {@code labels} and each label, whether it applies.
 */
public final class LabelQuestions {

  /** The label that is asked about. */
  public static final String LABEL = "label";

  /** Whether the label applies; null if that is not decided. */
  public static final String APPLIES = "applies";

  /** {@code decided}, {@code below-quorum} or {@code tied}. */
  public static final String OUTCOME = "outcome";

  /** Answers that count, and of these those for the decision, or for a leading one without. */
  public static final String VOTES = "votes";

  public static final String AGREEING = "agreeing";

  /** Probability that the decision is right, calibrated by gold; null without a decision. */
  public static final String CONFIDENCE = "confidence";

  /** How much speaks for the decision, as in {@link Labels#STRENGTH}. */
  public static final String STRENGTH = "strength";

  /** Whether the decision is that of the gold file; null without a decision or without gold. */
  public static final String GOLD_RIGHT = "gold_right";

  /** How votes became the decision. */
  public static final String METHOD = "method";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("label_questions")
          .string(LABEL)
          .column(APPLIES, DataTypes.BooleanType)
          .string(OUTCOME)
          .count(VOTES)
          .count(AGREEING)
          .number(CONFIDENCE)
          .column(STRENGTH, DataTypes.IntegerType)
          .column(GOLD_RIGHT, DataTypes.BooleanType)
          .string(METHOD)
          .build();

  private LabelQuestions() {}
}
