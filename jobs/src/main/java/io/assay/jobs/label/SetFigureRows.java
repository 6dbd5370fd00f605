package io.assay.jobs.label;

import io.assay.rules.distribution.Interval;
import io.assay.rules.label.annotator.AnswerDependence.Standing;
import io.assay.rules.label.annotator.ConfusionMatrix;
import io.assay.rules.label.annotator.CrowdScreening;
import io.assay.rules.label.annotator.QuestionStandings;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.relabel.RelabelQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of {@code annotators}, {@code label_figures}, {@code label_methods} and {@code
 * relabel} for a task of several labels.
 */
final class SetFigureRows {
  private final AskedPartitions votes;
  private final List<LabelEstimate> estimates;
  private final List<CrowdScreening> screenings;
  private final List<Parameters> parameters;

  SetFigureRows(AskedPartitions votes, List<LabelEstimate> estimates) {
    this.votes = votes;
    this.estimates = estimates;
    this.screenings = estimates.stream().map(LabelEstimate::screening).toList();
    this.parameters = estimates.stream().map(estimate -> estimate.fit().parameters()).toList();
  }

  /** Ascending by pseudonym. */
  List<Row> annotators() {
    int quorum = votes.terms().question().quorum();
    AnsweredSets sets =
        votes.under(
            parameters, (part, sent) -> AnsweredSets.of(part, sent, quorum), AnsweredSets::add);
    List<Row> rows = new ArrayList<>();
    for (int annotator = 0; annotator < votes.annotators().length; annotator++) {
      if (sets.volume(annotator) > 0) {
        rows.add(annotator(annotator, sets));
      }
    }
    return rows;
  }

  private Row annotator(int annotator, AnsweredSets sets) {
    Interval accuracy = sets.accuracy(annotator);
    boolean isFlagged = QuestionStandings.isFlagged(screenings, annotator);
    return RowFactory.create(
        votes.annotators()[annotator],
        sets.onDecided(annotator),
        sets.agreeing(annotator),
        sets.volume(annotator),
        skill(annotator),
        sets.gold(annotator),
        sets.goldRight(annotator),
        accuracy.lower(),
        accuracy.upper(),
        contradicted(annotator),
        standing(annotator),
        ring(annotator),
        isFlagged,
        estimates.stream().mapToLong(each -> each.figures().influence().decided(annotator)).sum(),
        isDisowned(annotator) ? 0L : information(annotator),
        confusion(annotator),
        null,
        isDisowned(annotator));
  }

  /** Mean over the questions to which the annotator has an answer that counts. */
  private @Nullable Double skill(int annotator) {
    double sum = 0;
    int told = 0;
    for (LabelEstimate estimate : estimates) {
      double skill = matrix(estimate, annotator).skill();
      if (!Double.isNaN(skill)) {
        sum += skill;
        told++;
      }
    }
    return told == 0 ? null : sum / told;
  }

  private boolean contradicted(int annotator) {
    return estimates.stream()
        .anyMatch(
            estimate -> {
              double skill = matrix(estimate, annotator).skill();
              return !Double.isNaN(skill)
                  && estimate.figures().gold().contradicts(annotator, skill);
            });
  }

  private String standing(int annotator) {
    Standing standing = QuestionStandings.standing(screenings, annotator);
    return standing.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Lowest pseudonym of the ring in the first question that shows it. */
  private @Nullable String ring(int annotator) {
    return QuestionStandings.inRing(screenings, annotator)
        ? screenings.stream()
            .filter(each -> each.inRing(annotator))
            .findFirst()
            .map(each -> votes.annotators()[each.representatives()[annotator]])
            .orElseThrow()
        : null;
  }

  /**
   * The mean over all questions: a vote answers all of them with one look at the item, and what the
   * answers tell is mostly the same.
   */
  private long information(int annotator) {
    long sum = 0;
    for (LabelEstimate estimate : estimates) {
      sum += estimate.information().basis(annotator);
    }
    return sum / estimates.size();
  }

  /** Whose answers to one question are not own is not paid for those to the others either. */
  private boolean isDisowned(int annotator) {
    return estimates.stream().anyMatch(each -> each.information().isDisowned(annotator));
  }

  private Object[] confusion(int annotator) {
    List<Row> entries = new ArrayList<>();
    for (int place = 0; place < estimates.size(); place++) {
      ConfusionMatrix matrix = matrix(estimates.get(place), annotator);
      String label = votes.terms().sets().labels().get(place);
      entries.addAll(AnnotatorRows.confusion(matrix, List.of("not " + label, label)));
    }
    return entries.toArray();
  }

  private static ConfusionMatrix matrix(LabelEstimate estimate, int annotator) {
    return ConfusionMatrix.of(
        estimate.fit().parameters().layout(),
        estimate.counts(),
        estimate.screening().representatives()[annotator]);
  }

  /** One for each label. */
  List<Row> figures() {
    List<Row> rows = new ArrayList<>();
    for (int place = 0; place < estimates.size(); place++) {
      rows.add(
          FigureRows.figures(votes.questions().get(place), estimates.get(place), label(place)));
    }
    return rows;
  }

  /** What spoke for each method in each question. */
  List<Row> methods() {
    List<Row> rows = new ArrayList<>();
    for (int place = 0; place < estimates.size(); place++) {
      rows.addAll(FigureRows.methods(estimates.get(place).choice(), label(place)));
    }
    return rows;
  }

  private String label(int place) {
    return votes.terms().sets().labels().get(place);
  }

  /** Which answers to ask for; an answer to an item tells something of every label. */
  List<Row> relabel() {
    int budget = votes.terms().question().relabelBudget();
    if (budget == 0) {
      return List.of();
    }
    List<double[][]> crowds = estimates.stream().map(RelabelRows::crowd).toList();
    List<double[]> confidences = estimates.stream().map(LabelEstimate::confidences).toList();
    return RelabelRows.of(
        votes.under(
            parameters,
            (part, sent) -> {
              List<RelabelRows.Gains> gains = new ArrayList<>();
              for (int place = 0; place < crowds.size(); place++) {
                gains.add(
                    new RelabelRows.Gains(
                        part.questions().get(place),
                        sent.get(place),
                        crowds.get(place),
                        confidences.get(place)));
              }
              return RelabelRows.queue(part.sets().items(), gains, budget);
            },
            RelabelQueue::add));
  }
}
