package io.assay.jobs.label;

import io.assay.rules.distribution.Binomial;
import io.assay.rules.distribution.Interval;
import io.assay.rules.distribution.Normal;
import io.assay.rules.label.number.RobustMean;
import io.assay.rules.label.relabel.RelabelQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Makes the rows of a numeric task whose number does not depend on items. */
final class NumberFigureRows {
  private static final double LEVEL = 0.95;
  private static final int MOST_ANSWERS = 3;

  private final NumberPartitions answers;
  private final NumberEstimate estimate;

  NumberFigureRows(NumberPartitions answers, NumberEstimate estimate) {
    this.answers = answers;
    this.estimate = estimate;
  }

  /** Rows of {@code annotators}, ascending by pseudonym. */
  List<Row> annotators() {
    List<Row> rows = new ArrayList<>();
    for (int annotator = 0; annotator < answers.annotators().length; annotator++) {
      if (estimate.figures().answers(annotator) > 0) {
        rows.add(annotator(annotator));
      }
    }
    return rows;
  }

  private Row annotator(int annotator) {
    NumberFigures figures = estimate.figures();
    boolean counts = !estimate.isFlagged(annotator);
    double spread = estimate.fit().spreads()[annotator];
    long right = figures.goldRight(annotator);
    long gold = figures.goldAnswers(annotator);
    double skill = 1 - 2 * Normal.above(answers.terms().tolerance() / RobustMean.deviation(spread));
    Interval accuracy = Binomial.interval(right, gold, LEVEL);
    return RowFactory.create(
        answers.annotators()[annotator],
        figures.onDecided(annotator),
        figures.agreeing(annotator),
        figures.answers(annotator),
        counts ? skill : null,
        gold,
        right,
        accuracy.lower(),
        accuracy.upper(),
        counts && gold > 0 && Binomial.atMost(right, gold, skill) < 0.001,
        standing(annotator),
        null,
        !counts,
        0L,
        estimate.basis(annotator),
        new Object[0],
        counts ? answers.terms().scale().units(spread) : null,
        !counts);
  }

  private String standing(int annotator) {
    return estimate.standings().get(annotator).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The row of {@code label_figures}. */
  Row figures() {
    RobustMean.Fit fit = estimate.fit();
    return FigureRows.row(
        new FigureRows.Origin(
            NumberLabelRows.METHOD, "charter", 0, fit.iterations(), fit.converged(), null, null),
        new FigureRows.Volume(
            estimate.figures().answers(),
            answers.annotators().length,
            IntStream.range(0, answers.annotators().length).filter(estimate::isFlagged).count(),
            AnnotatorRows.number(estimate.figures().alpha())),
        estimate.accuracy(),
        null);
  }

  /**
   * Rows of {@code relabel}: what an answer of a typical annotator is expected to tell of an item's
   * value, which is half the logarithm of how much it narrows the variance.
   */
  List<Row> relabel() {
    int budget = answers.terms().relabelBudget();
    if (budget == 0) {
      return List.of();
    }
    double typical = typicalDeviation();
    NumberTerms terms = answers.terms();
    RelabelQueue queue =
        answers.under(
            estimate.fit().spreads(),
            (part, spreads) -> queue(part, spreads, typical, terms),
            RelabelQueue::add);
    return RelabelRows.of(queue);
  }

  private static RelabelQueue queue(
      NumberPartition part, double[] spreads, double typical, NumberTerms terms) {
    RelabelQueue queue = new RelabelQueue(terms.relabelBudget());
    double width = terms.scale().width();
    for (int item = 0; item < part.items().length; item++) {
      NumberValue value = part.value(item, spreads, terms);
      // Of an item without an answer nothing is known but the range.
      double error = Double.isNaN(value.error()) ? width : Math.min(width, value.error());
      double precision = 1 / (error * error);
      double told = 1 / (typical * typical);
      double[] gains = new double[MOST_ANSWERS];
      for (int answer = 0; answer < gains.length; answer++) {
        gains[answer] = StrictMath.log1p(told / (precision + answer * told)) / 2;
      }
      if (queue.couldTake(gains[0])) {
        queue.add(part.items()[item].id.toString(), gains);
      }
    }
    return queue;
  }

  /** Of the middle one of the annotators. */
  private double typicalDeviation() {
    double[] spreads = estimate.fit().spreads().clone();
    Arrays.sort(spreads);
    return spreads.length == 0
        ? answers.terms().scale().width()
        : RobustMean.deviation(spreads[spreads.length / 2]);
  }
}
