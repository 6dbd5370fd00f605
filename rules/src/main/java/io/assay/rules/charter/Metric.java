package io.assay.rules.charter;

import java.math.BigDecimal;

/** What a gate measures. */
public enum Metric implements Keyword {
  /** Number of items. */
  SIZE("size", Subject.NONE, Range.COUNT, Origin.ROWS),
  /** Share of items whose column has a value. */
  COMPLETENESS("completeness", Subject.COLUMN, Range.SHARE, Origin.ROWS),
  /** Share of items whose value in the column occurs once. */
  UNIQUENESS("uniqueness", Subject.COLUMN, Range.SHARE, Origin.ROWS),
  /** Share of items that fulfil the expression. */
  COMPLIANCE("compliance", Subject.EXPRESSION, Range.SHARE, Origin.ROWS),
  /** Smallest value of a numeric attribute. */
  MINIMUM("minimum", Subject.NUMERIC_ATTRIBUTE, Range.ANY, Origin.ROWS),
  /** Largest value of a numeric attribute. */
  MAXIMUM("maximum", Subject.NUMERIC_ATTRIBUTE, Range.ANY, Origin.ROWS),
  /** Mean of a numeric attribute. */
  MEAN("mean", Subject.NUMERIC_ATTRIBUTE, Range.ANY, Origin.ROWS),
  /** Number of different values in the column. */
  DISTINCT_COUNT("distinct-count", Subject.COLUMN, Range.COUNT, Origin.ROWS),
  /** Share of the batch's items that are duplicates; redelivered items are left out. */
  DUPLICATE_SHARE("duplicate-share", Subject.NONE, Range.SHARE, Origin.STAGES),
  /** Share of the batch's items that are rejected. */
  REJECTED_SHARE("rejected-share", Subject.NONE, Range.SHARE, Origin.STAGES),
  /** Mean share of an item's votes that its label got. */
  LABEL_AGREEMENT("label-agreement", Subject.NONE, Range.SHARE, Origin.STAGES),
  /** Share of labels that are right: the lower end of the interval in which it lies. */
  LABEL_ACCURACY("label-accuracy", Subject.NONE, Range.SHARE, Origin.STAGES),
  /** Total variation distance of a dimension's shares from its target. */
  DISTANCE_TO_TARGET("distance-to-target", Subject.DIMENSION, Range.SHARE, Origin.REPRESENTATION),
  /** Square root of the Jensen-Shannon divergence between shares and target, in bits. */
  JENSEN_SHANNON("jensen-shannon", Subject.DIMENSION, Range.SHARE, Origin.REPRESENTATION),
  /** Population stability index of a dimension against its target. */
  POPULATION_STABILITY(
      "population-stability", Subject.DIMENSION, Range.COUNT, Origin.REPRESENTATION),
  /** Effect size of the chi-squared test of a dimension against its target. */
  CRAMERS_V("cramers-v", Subject.DIMENSION, Range.SHARE, Origin.REPRESENTATION),
  /** Largest difference of a numeric dimension's distribution function from its target's. */
  KOLMOGOROV_SMIRNOV("kolmogorov-smirnov", Subject.DIMENSION, Range.SHARE, Origin.REPRESENTATION),
  /** Area between a numeric dimension's distribution function and its target's. */
  WASSERSTEIN("wasserstein", Subject.DIMENSION, Range.COUNT, Origin.REPRESENTATION),
  /** How far a dimension is from what it was in the batch before, by {@link DriftMeasure}. */
  DRIFT("drift", Subject.DIMENSION, Range.SHARE, Origin.REPRESENTATION),
  /** Number of maximal uncovered patterns. */
  UNCOVERED_PATTERNS("uncovered-patterns", Subject.NONE, Range.COUNT, Origin.REPRESENTATION),
  /** Gini coefficient of the contributors' numbers of items. */
  CONTRIBUTOR_GINI("contributor-gini", Subject.NONE, Range.SHARE, Origin.REPRESENTATION),
  /** Share of the items of the contributors with most. */
  TOP_CONTRIBUTOR_SHARE("top-contributor-share", Subject.NONE, Range.SHARE, Origin.REPRESENTATION),
  /** Share of the items that are older than the charter's age. */
  STALE_SHARE("stale-share", Subject.NONE, Range.SHARE, Origin.REPRESENTATION);

  /** What a gate has to name besides its metric. */
  public enum Subject {
    NONE,
    COLUMN,
    NUMERIC_ATTRIBUTE,
    EXPRESSION,
    DIMENSION
  }

  /** Where the figure comes from. */
  public enum Origin {
    /** The rows of the set, which Deequ measures. */
    ROWS,
    /** What the stages before counted or estimated. */
    STAGES,
    /** What the represent stage measured. */
    REPRESENTATION
  }

  /** The values that a metric can have. */
  enum Range {
    ANY("any number"),
    COUNT("a number of at least 0"),
    SHARE("a number from 0 to 1");

    private final String words;

    Range(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    boolean admits(BigDecimal value) {
      if (this == ANY) {
        return true;
      }
      return value.signum() >= 0 && (this == COUNT || value.compareTo(BigDecimal.ONE) <= 0);
    }
  }

  private final String key;
  private final Subject subject;
  private final Range range;
  private final Origin origin;

  Metric(String key, Subject subject, Range range, Origin origin) {
    this.key = key;
    this.subject = subject;
    this.range = range;
    this.origin = origin;
  }

  @Override
  public String key() {
    return key;
  }

  /** What a gate with this metric has to name. */
  public Subject subject() {
    return subject;
  }

  /** Where the figure comes from. */
  public Origin origin() {
    return origin;
  }

  /** Whether the measure has an interval. */
  public boolean hasInterval() {
    return subject == Subject.DIMENSION;
  }

  Range range() {
    return range;
  }
}
