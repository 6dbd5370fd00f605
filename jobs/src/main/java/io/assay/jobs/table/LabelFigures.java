package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/**
 * One row for each batch, or for each label of a task of several: how the labels of the whole set
 * came about, and how good they are.
 */
public final class LabelFigures {

  /** Method that made the labels. */
  public static final String METHOD = "method";

  /** Label that the row is about in a task of several; null in any other. */
  public static final String QUESTION = "question";

  /**
   * What decided for it: {@code charter}, {@code gold}, {@code held-out-votes} or nothing clear.
   */
  public static final String GROUND = "ground";

  /** Votes that the methods were judged by. */
  public static final String HELD_OUT_VOTES = "held_out_votes";

  /** Iterations of the last estimate. */
  public static final String ITERATIONS = "iterations";

  /** Whether its log-likelihood had come to rest. */
  public static final String CONVERGED = "converged";

  /** Log-likelihood of the votes that count, in nats. */
  public static final String LOG_LIKELIHOOD = "log_likelihood";

  /** Change of it in the last iteration. */
  public static final String LAST_CHANGE = "last_change";

  /** All votes that were judged. */
  public static final String VOTES = "votes";

  public static final String ANNOTATORS = "annotators";

  /** Annotators whose own votes do not count. */
  public static final String FLAGGED = "flagged";

  /** Krippendorff's alpha of all votes; null where it does not exist. */
  public static final String ALPHA = "alpha";

  /** Labels that the figures below are about. */
  public static final String LABELS = "labels";

  /** Share of right labels that the votes suggest by themselves. */
  public static final String OWN = "own";

  public static final String OWN_LOWER = "own_lower";
  public static final String OWN_UPPER = "own_upper";

  /** Gold items with a label, and how many of these labels are right. */
  public static final String GOLD_ITEMS = "gold_items";

  public static final String GOLD_RIGHT = "gold_right";

  /** Interval from gold alone, by exact binomial. */
  public static final String GOLD_LOWER = "gold_lower";

  public static final String GOLD_UPPER = "gold_upper";

  /** Share of right labels after gold has calibrated the votes. */
  public static final String COMBINED = "combined";

  public static final String COMBINED_LOWER = "combined_lower";
  public static final String COMBINED_UPPER = "combined_upper";

  /** {@code without-gold}, {@code agrees-with-gold} or {@code contradicted-by-gold}. */
  public static final String STANDING = "standing";

  /** The accounts in one sentence. */
  public static final String EXPLAINED = "explained";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("label_figures")
          .string(METHOD)
          .string(GROUND)
          .count(HELD_OUT_VOTES)
          .count(ITERATIONS)
          .column(CONVERGED, DataTypes.BooleanType)
          .number(LOG_LIKELIHOOD)
          .number(LAST_CHANGE)
          .count(VOTES)
          .count(ANNOTATORS)
          .count(FLAGGED)
          .number(ALPHA)
          .count(LABELS)
          .number(OWN)
          .number(OWN_LOWER)
          .number(OWN_UPPER)
          .count(GOLD_ITEMS)
          .count(GOLD_RIGHT)
          .number(GOLD_LOWER)
          .number(GOLD_UPPER)
          .number(COMBINED)
          .number(COMBINED_LOWER)
          .number(COMBINED_UPPER)
          .string(STANDING)
          .string(EXPLAINED)
          .string(QUESTION)
          .build();

  private LabelFigures() {}
}
