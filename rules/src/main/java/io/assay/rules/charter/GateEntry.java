package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A bound on a metric of a whole set of items.
 *
 * @param id unique among the gates; if the charter names none, {@code metric[.subject].of}
 * @param column content field, attribute, or one of {@code content_digest, item_id, licence,
 *     source, contributor}; given for metrics of a column or numeric attribute
 * @param dimension name of a dimension or of a joint target; given for metrics of a dimension
 * @param expression SQL condition; given for metrics of an expression
 * @param atLeast smallest value that passes; this bound or {@code atMost} or both are given
 * @param atMost largest value that passes
 * @param judgedBy which figure is compared with the bounds
 * @param measure by what a drift is measured; total variation for all other metrics
 * @param isWeighted whether items count by their weight
 */
public record GateEntry(
    String id,
    Metric metric,
    @Nullable String column,
    @Nullable String dimension,
    @Nullable String expression,
    Scope of,
    @Nullable BigDecimal atLeast,
    @Nullable BigDecimal atMost,
    GateSeverity severity,
    JudgedBy judgedBy,
    DriftMeasure measure,
    boolean isWeighted)
    implements Serializable {

  /** A gate on the value itself. */
  public GateEntry(
      String id,
      Metric metric,
      @Nullable String column,
      @Nullable String dimension,
      @Nullable String expression,
      Scope of,
      @Nullable BigDecimal atLeast,
      @Nullable BigDecimal atMost,
      GateSeverity severity) {
    this(
        id,
        metric,
        column,
        dimension,
        expression,
        of,
        atLeast,
        atMost,
        severity,
        JudgedBy.VALUE,
        DriftMeasure.TOTAL_VARIATION,
        false);
  }
}
