package io.assay.jobs.label;

import io.assay.rules.distribution.Normal;
import io.assay.rules.label.number.PackedNumbers;
import io.assay.rules.label.number.RobustMean;

/**
 * What an item of a numeric task comes to, in steps of the scale.
 *
 * @param decision the label, or {@link Decision#BELOW_QUORUM}
 * @param value before it is rounded to the label; not a number without an answer
 * @param error its standard error
 */
record NumberValue(long decision, double value, double error) {
  private static final double OUTSIDE = 0.025;

  static NumberValue of(PackedNumbers answers, int item, double[] spreads, NumberTerms terms) {
    int given = answers.offsets()[item + 1] - answers.offsets()[item];
    if (given == 0) {
      return new NumberValue(Decision.BELOW_QUORUM, Double.NaN, Double.NaN);
    }
    double value = RobustMean.value(answers, item, spreads);
    return new NumberValue(
        given < terms.quorum() ? Decision.BELOW_QUORUM : terms.scale().label(value),
        value,
        RobustMean.standardError(answers, item, spreads));
  }

  boolean isDecided() {
    return decision >= 0;
  }

  /** Half the width of the interval that holds the truth with 95 % confidence. */
  double margin() {
    return Normal.quantileAbove(OUTSIDE) * error;
  }

  /** Probability that the truth is within the tolerance, if errors are normal. */
  double within(long tolerance) {
    return 1 - 2 * Normal.above(tolerance / error);
  }
}
