package io.assay.jobs.table;

/** What is measured of the accepted items: distances, effect sizes and tests. */
public final class Measures {

  /** {@code batch} or {@code dataset}. */
  public static final String SCOPE = "scope";

  /** Dimension, or several joined by {@code *}; {@code *} alone for the set as a whole. */
  public static final String SUBJECT = "subject";

  /** {@code target}, {@code product}, {@code previous} or {@code nothing}. */
  public static final String AGAINST = "against";

  /** {@code items} or {@code weight}. */
  public static final String WEIGHTING = "weighting";

  /** What is measured. */
  public static final String MEASURE = "measure";

  /** Category of a figure of one cell; null for others, and for the share of missing values. */
  public static final String CATEGORY = "category";

  /** The value as a fraction {@code n/d}, where it is exact. */
  public static final String EXACT = "exact";

  /** The value. */
  public static final String VALUE = "value";

  /** Lower end of the interval; the value where there is none. */
  public static final String LOWER = "lower";

  /** Upper end of the interval. */
  public static final String UPPER = "upper";

  /** Probability of such a deviation by chance; null where nothing is tested. */
  public static final String PROBABILITY = "probability";

  /** The same for all tests of the scope together, by Holm. */
  public static final String ADJUSTED = "adjusted";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("measures")
          .string(SCOPE)
          .string(SUBJECT)
          .string(AGAINST)
          .string(WEIGHTING)
          .string(MEASURE)
          .string(CATEGORY)
          .string(EXACT)
          .number(VALUE)
          .number(LOWER)
          .number(UPPER)
          .number(PROBABILITY)
          .number(ADJUSTED)
          .build();

  private Measures() {}
}
