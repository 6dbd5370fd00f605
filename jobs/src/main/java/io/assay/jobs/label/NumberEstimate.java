package io.assay.jobs.label;

import io.assay.rules.label.annotator.AnswerDependence.Standing;
import io.assay.rules.label.calibration.Calibration;
import io.assay.rules.label.calibration.SetAccuracy;
import io.assay.rules.label.number.NumberDependence;
import io.assay.rules.label.number.RobustMean;
import java.util.List;

/**
 * An estimate of a whole numeric task from all answers so far.
 *
 * @param standings what the answers of each annotator show
 * @param shown whether the answers of each annotator are shown to depend on the items, so that they
 *     can be paid
 * @param fit spreads of annotators
 * @param figures of all items
 * @param accuracy share of labels within the tolerance of the truth
 * @param confidences of a label, by its strength
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares estimates.
record NumberEstimate(
    List<Standing> standings,
    boolean[] shown,
    RobustMean.Fit fit,
    NumberFigures figures,
    SetAccuracy accuracy,
    double[] confidences) {

  /** Screens and fits. Afterwards the partitions hold the answers that count. */
  static NumberEstimate of(NumberPartitions answers) {
    NumberTerms terms = answers.terms();
    NumberDependence dependence = answers.dependence();
    List<Standing> standings = dependence.standings();
    boolean[] excluded = new boolean[standings.size()];
    for (int annotator = 0; annotator < excluded.length; annotator++) {
      excluded[annotator] = standings.get(annotator) == Standing.INDEPENDENT;
    }
    answers.leaveOut(excluded);
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
        standings,
        dependence.shown(),
        fit,
        figures,
        SetAccuracy.of(figures.strengths()),
        Calibration.from(figures.strengths()).confidences());
  }

  /** What an annotator is paid by: nothing until it can be told, since names cost nothing. */
  long basis(int annotator) {
    return shown[annotator] && !isFlagged(annotator) ? figures.information().basis(annotator) : 0;
  }

  /** Whether the annotator's answers count nothing. */
  boolean isFlagged(int annotator) {
    return standings.get(annotator) == Standing.INDEPENDENT;
  }
}
