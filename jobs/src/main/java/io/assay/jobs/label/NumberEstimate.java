package io.assay.jobs.label;

import io.assay.rules.label.calibration.Calibration;
import io.assay.rules.label.calibration.SetAccuracy;
import io.assay.rules.label.number.RobustMean;

/**
 * An estimate of a whole numeric task from all answers so far.
 *
 * @param fit spreads of annotators
 * @param figures of all items
 * @param accuracy share of labels within the tolerance of the truth
 * @param confidences of a label, by its strength
 */
record NumberEstimate(
    RobustMean.Fit fit, NumberFigures figures, SetAccuracy accuracy, double[] confidences) {

  /** Fits. */
  static NumberEstimate of(NumberPartitions answers) {
    NumberTerms terms = answers.terms();
    RobustMean.Fit fit =
        RobustMean.fit(
            answers.annotators().length,
            spreads ->
                answers.under(
                    spreads,
                    (part, sent) -> RobustMean.distances(part.answers(), sent),
                    RobustMean::add));
    NumberFigures figures =
        answers.under(
            fit.spreads(),
            (part, spreads) -> NumberFigures.of(part, spreads, terms),
            NumberFigures::add);
    return new NumberEstimate(
        fit,
        figures,
        SetAccuracy.of(figures.strengths()),
        Calibration.from(figures.strengths()).confidences());
  }
}
