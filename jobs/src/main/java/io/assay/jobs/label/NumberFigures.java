package io.assay.jobs.label;

import io.assay.rules.label.agreement.IntervalAlpha;
import io.assay.rules.label.calibration.GoldOutcome;
import io.assay.rules.label.calibration.Strength;
import io.assay.rules.label.calibration.StrengthCounts;
import io.assay.rules.label.number.NumberInformation;
import io.assay.rules.label.number.PackedNumbers;
import java.io.Serializable;
import java.util.Arrays;

/** What is counted over all items of a numeric task. Partitions add up. */
final class NumberFigures implements Serializable {
  private static final long serialVersionUID = 1L;

  private final StrengthCounts strengths = new StrengthCounts();
  private final IntervalAlpha alpha = new IntervalAlpha();
  private final NumberInformation information;

  /** By annotator: answers, of these to decided items, of these agreeing; to gold items, right. */
  private final long[][] counts;

  private NumberFigures(int annotators) {
    this.counts = new long[5][annotators];
    this.information = new NumberInformation(annotators);
  }

  /** The figures of a partition. */
  static NumberFigures of(NumberPartition part, double[] spreads, NumberTerms terms) {
    NumberFigures figures = new NumberFigures(spreads.length);
    PackedNumbers answers = part.given();
    figures.information.add(part.answers(), spreads, terms.scale().width());
    for (int item = 0; item < answers.items(); item++) {
      int begin = answers.offsets()[item];
      int end = answers.offsets()[item + 1];
      figures.alpha.add(Arrays.copyOfRange(answers.value(), begin, end));
      NumberValue value = part.value(item, spreads, terms);
      long gold = part.items()[item].gold;
      for (int answer = begin; answer < end; answer++) {
        figures.count(answers.annotator()[answer], answers.value()[answer], value, gold, terms);
      }
      if (value.isDecided()) {
        figures.addLabel(value, gold, terms);
      }
    }
    return figures;
  }

  private void count(int annotator, long answer, NumberValue value, long gold, NumberTerms terms) {
    counts[0][annotator]++;
    if (value.isDecided()) {
      counts[1][annotator]++;
      counts[2][annotator] += terms.agree(answer, value.decision()) ? 1 : 0;
    }
    if (gold >= 0) {
      counts[3][annotator]++;
      counts[4][annotator] += terms.agree(answer, gold) ? 1 : 0;
    }
  }

  private void addLabel(NumberValue value, long gold, NumberTerms terms) {
    int strength = Strength.of(value.within(terms.tolerance()));
    if (gold < 0) {
      strengths.add(strength);
    } else {
      strengths.addGold(
          strength, terms.agree(gold, value.decision()) ? GoldOutcome.RIGHT : GoldOutcome.WRONG);
    }
  }

  /** Adds those of another partition to these. */
  NumberFigures add(NumberFigures other) {
    strengths.add(other.strengths);
    alpha.add(other.alpha);
    information.add(other.information);
    for (int figure = 0; figure < counts.length; figure++) {
      for (int annotator = 0; annotator < counts[figure].length; annotator++) {
        counts[figure][annotator] += other.counts[figure][annotator];
      }
    }
    return this;
  }

  StrengthCounts strengths() {
    return strengths;
  }

  double alpha() {
    return alpha.value();
  }

  /** What answers told that others had not. */
  NumberInformation information() {
    return information;
  }

  /** All answers as given. */
  long answers() {
    return Arrays.stream(counts[0]).sum();
  }

  long answers(int annotator) {
    return counts[0][annotator];
  }

  /** Of these, to items with a label. */
  long onDecided(int annotator) {
    return counts[1][annotator];
  }

  /** Of these, within the tolerance of the label. */
  long agreeing(int annotator) {
    return counts[2][annotator];
  }

  long goldAnswers(int annotator) {
    return counts[3][annotator];
  }

  /** Of these, within the tolerance of the truth. */
  long goldRight(int annotator) {
    return counts[4][annotator];
  }
}
