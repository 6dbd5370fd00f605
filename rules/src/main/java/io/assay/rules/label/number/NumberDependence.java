package io.assay.rules.label.number;

import io.assay.rules.distribution.Normal;
import io.assay.rules.label.annotator.AnswerDependence;
import io.assay.rules.label.annotator.AnswerDependence.Standing;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether each annotator's numbers depend on the items: how they correlate with the median of what
 * all others said of the same item. Of somebody who does not look, the correlation is nothing but
 * chance, with variance 1 / (n - 1) over all orders of n answers (Pitman, Supplement to the JRSS 4,
 * 1937); such a one passes with probability {@link AnswerDependence#MISSED}. Who does not pass is
 * flagged only if somebody as good as the crowd, with nine tenths of the median correlation of
 * those who pass, would show so little with probability {@link AnswerDependence#FALSE_ALARM} at
 * most (Fisher's transformation, for errors that are about normal). Otherwise the answers are too
 * few.
 *
 * <p>Numbers are taken in 2¹⁶ths of the range, so that everything is sums of integers: those of
 * partitions add up.
 */
public final class NumberDependence implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int GRID = 1 << 16;
  private static final double AS_GOOD = 0.9;

  /** Fewer leave nothing to transform. */
  private static final int LEAST_ANSWERS = 5;

  private static final double NEARLY_ONE = 1 - 1e-9;

  private final int annotators;

  /** By annotator: answers, then sums of answers, of medians, and of their products. */
  private final long[][] sums;

  public NumberDependence(int annotators) {
    this.annotators = annotators;
    this.sums = new long[6][annotators];
  }

  /**
   * Adds a partition, except items with less than two annotators.
   *
   * @param width of the range, in units of the answers
   */
  public NumberDependence add(PackedNumbers answers, long width) {
    for (int item = 0; item < answers.items(); item++) {
      int begin = answers.offsets()[item];
      int end = answers.offsets()[item + 1];
      for (int answer = begin; answer < end; answer++) {
        int annotator = answers.annotator()[answer];
        long[] others = others(answers, begin, end, annotator);
        if (others.length > 0) {
          long middle = (others[(others.length - 1) / 2] + others[others.length / 2]) / 2;
          add(annotator, grid(answers.value()[answer], width), grid(middle, width));
        }
      }
    }
    return this;
  }

  private static long[] others(PackedNumbers answers, int begin, int end, int annotator) {
    return IntStream.range(begin, end)
        .filter(other -> answers.annotator()[other] != annotator)
        .mapToLong(other -> answers.value()[other])
        .toArray();
  }

  private static long grid(long value, long width) {
    return Math.round(value / (double) width * GRID);
  }

  private void add(int annotator, long answer, long median) {
    sums[0][annotator]++;
    sums[1][annotator] += answer;
    sums[2][annotator] += median;
    sums[3][annotator] += answer * answer;
    sums[4][annotator] += median * median;
    sums[5][annotator] += answer * median;
  }

  /** Adds the sums of another partition to these. */
  public NumberDependence add(NumberDependence other) {
    for (int sum = 0; sum < sums.length; sum++) {
      for (int annotator = 0; annotator < annotators; annotator++) {
        sums[sum][annotator] += other.sums[sum][annotator];
      }
    }
    return this;
  }

  /** Correlation with what the others say; 0 where one of the two never changes. */
  public double correlation(int annotator) {
    double answers = sums[0][annotator];
    if (answers == 0) {
      return 0;
    }
    double mean = sums[1][annotator] / answers;
    double median = sums[2][annotator] / answers;
    double spread = sums[3][annotator] / answers - mean * mean;
    double medians = sums[4][annotator] / answers - median * median;
    double both = sums[5][annotator] / answers - mean * median;
    return spread <= 0.5 || medians <= 0.5
        ? 0
        : Math.max(-NEARLY_ONE, Math.min(NEARLY_ONE, both / Math.sqrt(spread * medians)));
  }

  /** What the answers of each annotator show. */
  public List<Standing> standings() {
    double good = AS_GOOD * median(IntStream.range(0, annotators).filter(this::passes).toArray());
    return IntStream.range(0, annotators).mapToObj(annotator -> standing(annotator, good)).toList();
  }

  private double median(int[] passing) {
    double[] correlations =
        Arrays.stream(passing).mapToDouble(this::correlation).sorted().toArray();
    return correlations.length == 0 ? 0 : correlations[correlations.length / 2];
  }

  private Standing standing(int annotator, double good) {
    if (passes(annotator)) {
      return Standing.INFORMED;
    }
    if (sums[0][annotator] < LEAST_ANSWERS) {
      return Standing.TOO_FEW_ANSWERS;
    }
    if (score(annotator) <= -Normal.quantileAbove(AnswerDependence.MISSED)) {
      return Standing.CONTRARY;
    }
    double missing =
        (fisher(good) - fisher(correlation(annotator))) * Math.sqrt(sums[0][annotator] - 3.0);
    return missing >= Normal.quantileAbove(AnswerDependence.FALSE_ALARM)
        ? Standing.INDEPENDENT
        : Standing.TOO_FEW_ANSWERS;
  }

  private boolean passes(int annotator) {
    return sums[0][annotator] >= LEAST_ANSWERS
        && score(annotator) >= Normal.quantileAbove(AnswerDependence.MISSED);
  }

  /**
   * Whether the answers depend on the items, either way round, beyond luck that would be paid, by
   * annotator.
   */
  public boolean[] shown() {
    boolean[] shown = new boolean[annotators];
    for (int annotator = 0; annotator < annotators; annotator++) {
      shown[annotator] =
          sums[0][annotator] >= LEAST_ANSWERS
              && Math.abs(score(annotator)) > Normal.quantileAbove(AnswerDependence.PAID_BY_LUCK);
    }
    return shown;
  }

  private double score(int annotator) {
    return correlation(annotator) * Math.sqrt(sums[0][annotator] - 1.0);
  }

  private static double fisher(double correlation) {
    return (StrictMath.log1p(correlation) - StrictMath.log1p(-correlation)) / 2;
  }
}
