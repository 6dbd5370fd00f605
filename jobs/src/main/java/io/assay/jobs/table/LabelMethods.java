package io.assay.jobs.table;

/** What spoke for and against each consensus method, on a sample of the batch's votes so far. */
public final class LabelMethods {

  public static final String METHOD = "method";

  /** Label that the row is about in a task of several; null in any other. */
  public static final String QUESTION = "question";

  /** Mean logarithm of the probability given to a held-out vote, in nats. */
  public static final String PREDICTIVE = "predictive";

  /** Of that, what it is better by than the method that is taken without evidence. */
  public static final String ADVANTAGE = "advantage";

  public static final String STANDARD_ERROR = "standard_error";

  /** Gold items that the methods were judged by, and on how many of them this one is right. */
  public static final String GOLD_ITEMS = "gold_items";

  public static final String GOLD_RIGHT = "gold_right";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("label_methods")
          .string(METHOD)
          .number(PREDICTIVE)
          .number(ADVANTAGE)
          .number(STANDARD_ERROR)
          .count(GOLD_ITEMS)
          .count(GOLD_RIGHT)
          .string(QUESTION)
          .build();

  private LabelMethods() {}
}
