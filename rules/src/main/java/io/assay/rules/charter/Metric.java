package io.assay.rules.charter;

/** What a gate measures. */
public enum Metric implements Keyword {
  /** Number of items. */
  SIZE("size", Subject.NONE),
  /** Share of items whose column has a value. */
  COMPLETENESS("completeness", Subject.COLUMN),
  /** Share of items whose value in the column occurs once. */
  UNIQUENESS("uniqueness", Subject.COLUMN),
  /** Share of items that fulfil the expression. */
  COMPLIANCE("compliance", Subject.EXPRESSION),
  /** Smallest value of a numeric attribute. */
  MINIMUM("minimum", Subject.NUMERIC_ATTRIBUTE),
  /** Largest value of a numeric attribute. */
  MAXIMUM("maximum", Subject.NUMERIC_ATTRIBUTE),
  /** Mean of a numeric attribute. */
  MEAN("mean", Subject.NUMERIC_ATTRIBUTE),
  /** Number of different values in the column. */
  DISTINCT_COUNT("distinct-count", Subject.COLUMN),
  /** Share of the batch's items that are duplicates; redelivered items are left out. */
  DUPLICATE_SHARE("duplicate-share", Subject.NONE),
  /** Share of the batch's items that are rejected. */
  REJECTED_SHARE("rejected-share", Subject.NONE),
  /** Mean share of an item's votes that its label got. */
  LABEL_AGREEMENT("label-agreement", Subject.NONE),
  /** Total variation distance of a dimension's shares from its target. */
  DISTANCE_TO_TARGET("distance-to-target", Subject.DIMENSION);

  /** What a gate has to name besides its metric. */
  public enum Subject {
    NONE,
    COLUMN,
    NUMERIC_ATTRIBUTE,
    EXPRESSION,
    DIMENSION
  }

  private final String key;
  private final Subject subject;

  Metric(String key, Subject subject) {
    this.key = key;
    this.subject = subject;
  }

  @Override
  public String key() {
    return key;
  }

  /** What a gate with this metric has to name. */
  public Subject subject() {
    return subject;
  }
}
