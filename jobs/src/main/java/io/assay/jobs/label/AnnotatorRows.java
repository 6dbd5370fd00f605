package io.assay.jobs.label;

import io.assay.rules.distribution.Interval;
import io.assay.rules.label.annotator.ConfusionMatrix;
import io.assay.rules.label.annotator.CrowdScreening;
import io.assay.rules.label.consensus.CountLayout;
import io.assay.rules.label.gold.GoldRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Makes the rows of {@code annotators}, ascending by pseudonym. */
final class AnnotatorRows {
  private final LabelTerms terms;
  private final String[] annotators;
  private final LabelEstimate estimate;

  private AnnotatorRows(LabelTerms terms, String[] annotators, LabelEstimate estimate) {
    this.terms = terms;
    this.annotators = annotators;
    this.estimate = estimate;
  }

  static List<Row> of(VotePartitions votes, LabelEstimate estimate) {
    AnnotatorRows rows = new AnnotatorRows(votes.terms(), votes.annotators(), estimate);
    List<Row> all = new ArrayList<>();
    for (int annotator = 0; annotator < rows.annotators.length; annotator++) {
      if (estimate.figures().votes(annotator) > 0) {
        all.add(rows.row(annotator));
      }
    }
    return all;
  }

  private Row row(int annotator) {
    SetFigures figures = estimate.figures();
    GoldRecord gold = figures.gold();
    CrowdScreening screening = estimate.screening();
    CountLayout layout = estimate.fit().parameters().layout();
    // Of a ring the matrix is that of its one voice.
    int voice = screening.representatives()[annotator];
    ConfusionMatrix matrix = ConfusionMatrix.of(layout, estimate.counts(), voice);
    double skill = matrix.skill();
    Interval accuracy = gold.accuracy(annotator);
    boolean isFlagged = screening.isFlagged(annotator);
    return RowFactory.create(
        annotators[annotator],
        figures.onDecided(annotator),
        figures.agreeing(annotator),
        figures.votes(annotator),
        number(skill),
        gold.answers(annotator),
        gold.right(annotator),
        accuracy.lower(),
        accuracy.upper(),
        !Double.isNaN(skill) && gold.contradicts(annotator, skill),
        standing(annotator),
        screening.inRing(annotator) ? annotators[voice] : null,
        isFlagged,
        figures.influence().decided(annotator),
        estimate.information().basis(annotator),
        confusion(matrix, terms.labels()).toArray(),
        null,
        estimate.information().isDisowned(annotator));
  }

  private String standing(int annotator) {
    return estimate
        .screening()
        .standings()
        .get(annotator)
        .name()
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }

  /** The entries of a matrix that are not empty. */
  static List<Row> confusion(ConfusionMatrix matrix, List<String> labels) {
    List<Row> entries = new ArrayList<>();
    for (int truth = 0; truth < labels.size(); truth++) {
      for (int label = 0; label < labels.size(); label++) {
        if (matrix.answers(truth, label) > 0) {
          Interval share = matrix.share(truth, label);
          entries.add(
              RowFactory.create(
                  labels.get(truth),
                  labels.get(label),
                  matrix.answers(truth, label),
                  share.lower(),
                  share.upper()));
        }
      }
    }
    return entries;
  }

  /** Null in place of what is no number. */
  static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
