package io.assay.jobs.label;

import io.assay.rules.label.calibration.SetAccuracy;
import io.assay.rules.label.choice.MethodChoice;
import io.assay.rules.label.consensus.Fit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Makes the rows of {@code label_figures} and {@code label_methods}. */
final class FigureRows {
  private FigureRows() {}

  /**
   * How labels came about.
   *
   * @param logLikelihood null where the method has none, like its last change
   */
  record Origin(
      String method,
      String ground,
      long heldOutVotes,
      long iterations,
      boolean converged,
      @Nullable Double logLikelihood,
      @Nullable Double lastChange) {}

  /** What was judged. */
  record Volume(long votes, long annotators, long flagged, @Nullable Double alpha) {}

  /** The one row of the batch. */
  static Row figures(VotePartitions votes, LabelEstimate estimate) {
    return figures(votes, estimate, null);
  }

  /** The row of one label of a task of several. */
  static Row figures(VotePartitions votes, LabelEstimate estimate, @Nullable String question) {
    MethodChoice choice = estimate.choice();
    Fit fit = estimate.fit();
    int annotators = votes.annotators().length;
    return row(
        new Origin(
            choice.method().key(),
            text(choice.ground()),
            choice.heldOutVotes(),
            fit.iterations(),
            fit.converged(),
            fit.logLikelihood(),
            fit.lastChange()),
        new Volume(
            votes.votes(),
            annotators,
            IntStream.range(0, annotators).filter(estimate.screening()::isFlagged).count(),
            AnnotatorRows.number(estimate.figures().alpha().value())),
        estimate.accuracy(),
        question);
  }

  /** The row, of words or numbers. */
  static Row row(Origin origin, Volume volume, SetAccuracy accuracy, @Nullable String question) {
    return RowFactory.create(
        origin.method(),
        origin.ground(),
        origin.heldOutVotes(),
        origin.iterations(),
        origin.converged(),
        origin.logLikelihood(),
        origin.lastChange(),
        volume.votes(),
        volume.annotators(),
        volume.flagged(),
        volume.alpha(),
        accuracy.labels(),
        accuracy.own(),
        accuracy.ownInterval().lower(),
        accuracy.ownInterval().upper(),
        accuracy.goldItems(),
        accuracy.goldRight(),
        accuracy.gold().lower(),
        accuracy.gold().upper(),
        accuracy.combined(),
        accuracy.combinedInterval().lower(),
        accuracy.combinedInterval().upper(),
        text(accuracy.standing()),
        accuracy.explained(),
        question);
  }

  /** What spoke for each method; nothing for a plain majority. */
  static List<Row> methods(MethodChoice choice, @Nullable String question) {
    return choice.evidence().stream()
        .map(
            evidence ->
                RowFactory.create(
                    evidence.method().key(),
                    evidence.predictive(),
                    evidence.advantage(),
                    evidence.standardError(),
                    choice.goldItems(),
                    evidence.goldRight(),
                    question))
        .toList();
  }

  private static String text(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
