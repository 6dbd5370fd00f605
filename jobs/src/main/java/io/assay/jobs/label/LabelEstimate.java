package io.assay.jobs.label;

import io.assay.rules.label.annotator.CopyEvidence;
import io.assay.rules.label.annotator.CrowdScreening;
import io.assay.rules.label.calibration.Calibration;
import io.assay.rules.label.calibration.SetAccuracy;
import io.assay.rules.label.choice.MethodChoice;
import io.assay.rules.label.consensus.ConsensusModel;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.Fit;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.contribution.OwnInformation;

/**
 * An estimate of a whole task from all votes so far.
 *
 * @param choice the method and what spoke for it
 * @param screening whose votes count
 * @param fit of the votes that count
 * @param counts of the last iteration, from which confusion matrices are read
 * @param figures of all items
 * @param information what annotators are paid by
 * @param accuracy share of right labels
 * @param confidences of a label, by its strength
 */
record LabelEstimate(
    MethodChoice choice,
    CrowdScreening screening,
    Fit fit,
    long[] counts,
    SetFigures figures,
    OwnInformation information,
    SetAccuracy accuracy,
    double[] confidences) {

  /** Chooses, screens and fits. Afterwards the partitions hold the votes that count. */
  static LabelEstimate of(VotePartitions votes) {
    int annotators = votes.annotators().length;
    int classes = votes.classes();
    int quorum = votes.terms().quorum();
    MethodChoice choice = SampledChoice.of(votes);
    ConsensusModel model = choice.method().model();
    CrowdScreening screening =
        votes.terms().isPlainMajority()
            ? CrowdScreening.none(annotators)
            : CrowdScreening.of(votes, annotators, classes, model, Stopping.DEFAULT);
    Fit fit = Estimation.fit(votes, annotators, classes, model, Stopping.DEFAULT);
    long[] counts = votes.counts(fit.parameters());
    CopyEvidence copies = votes.copies(fit.parameters());
    SetFigures figures =
        votes.under(
            fit.parameters(),
            copies.kinship(),
            (part, parameters, kinship) -> SetFigures.of(part, parameters, kinship, quorum),
            SetFigures::add);
    return new LabelEstimate(
        choice,
        screening,
        fit,
        counts,
        figures,
        new OwnInformation(screening, copies.own(), figures.information()),
        SetAccuracy.of(figures.strengths()),
        Calibration.from(figures.strengths()).confidences());
  }
}
