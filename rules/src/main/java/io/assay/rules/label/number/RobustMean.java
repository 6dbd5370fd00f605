package io.assay.rules.label.number;

import java.util.Arrays;
import java.util.List;

/**
 * The mean of numeric answers, weighted by how far each annotator usually is from what all say,
 * with answers that are far out pulled in (Huber, Annals of Mathematical Statistics 35, 1964). An
 * annotator's spread is the mean distance from the items' values, drawn towards the crowd's by
 * {@value #CROWD_ANSWERS} answers; weight is 1 over its square. Starts from medians.
 *
 * <p>As for categories an iteration is two pure functions: distances by partition, which are sums
 * of integers, and spreads from their sum. An item without an answer has no value; one with a
 * single answer has that.
 */
public final class RobustMean {

  /** Answers of a typical annotator that everybody is given before the own ones count. */
  static final double CROWD_ANSWERS = 4;

  /** Distance in spreads from which on an answer is pulled in. */
  private static final double FAR = 1.5;

  private static final int ITERATIONS = 30;

  /** Relative change of every spread below which nothing moves any more. */
  private static final double AT_REST = 1e-3;

  /** Beyond this part of a value, the distance of an answer tells nothing. */
  private static final double MOST_OF_A_VALUE = 0.9999;

  /** Standard deviation of normal errors whose mean distance is 1: the root of π / 2. */
  private static final double DEVIATION = 1.2533141373155003;

  private static final int PULLS = 10;

  private RobustMean() {}

  /** What all partitions come to under spreads: their {@link #distances} added up. */
  @FunctionalInterface
  public interface Distances {
    long[] under(double[] spreads);
  }

  /**
   * Spreads of annotators.
   *
   * @param spreads in units of the answers
   * @param iterations until they came to rest, or as many as are made
   */
  public record Fit(double[] spreads, int iterations, boolean converged) {}

  /** Spreads, all equal before any distance is known. */
  public static Fit fit(int annotators, Distances all) {
    double[] spreads = new double[annotators];
    Arrays.fill(spreads, Double.MAX_VALUE);
    for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
      double[] next = spreads(all.under(spreads));
      if (isNear(next, spreads)) {
        return new Fit(next, iteration, true);
      }
      spreads = next;
    }
    return new Fit(spreads, ITERATIONS, false);
  }

  private static boolean isNear(double[] next, double[] spreads) {
    for (int annotator = 0; annotator < next.length; annotator++) {
      if (Math.abs(next[annotator] - spreads[annotator]) > AT_REST * next[annotator]) {
        return false;
      }
    }
    return true;
  }

  /** Spread of each annotator, in units of the answers. */
  public static double[] spreads(List<PackedNumbers> partitions) {
    int annotators = partitions.get(0).annotators();
    return fit(
            annotators,
            spreads -> {
              long[] sum = new long[2 * annotators];
              partitions.forEach(partition -> add(sum, distances(partition, spreads)));
              return sum;
            })
        .spreads();
  }

  /**
   * Sum of distances by annotator, then number of answers by annotator. A value is drawn to an
   * answer by the answer's part in it, and its distance is enlarged by what that takes away;
   * otherwise whoever weighs most would seem to be ever nearer.
   */
  public static long[] distances(PackedNumbers answers, double[] spreads) {
    long[] distances = new long[2 * spreads.length];
    for (int item = 0; item < answers.items(); item++) {
      if (answers.offsets()[item + 1] - answers.offsets()[item] < 2) {
        continue;
      }
      double value = value(answers, item, spreads);
      double weights = weights(answers, item, spreads);
      for (int vote = answers.offsets()[item]; vote < answers.offsets()[item + 1]; vote++) {
        int annotator = answers.annotator()[vote];
        double part = Math.min(MOST_OF_A_VALUE, weight(spreads[annotator]) / weights);
        double distance = Math.abs(answers.value()[vote] - value) / Math.sqrt(1 - part);
        distances[annotator] += Math.round(distance);
        distances[spreads.length + annotator]++;
      }
    }
    return distances;
  }

  private static double weights(PackedNumbers answers, int item, double[] spreads) {
    double weights = 0;
    for (int vote = answers.offsets()[item]; vote < answers.offsets()[item + 1]; vote++) {
      weights += weight(spreads[answers.annotator()[vote]]);
    }
    return weights;
  }

  private static double weight(double spread) {
    return spread == Double.MAX_VALUE ? 1 : 1 / (spread * spread);
  }

  /** Adds the distances of another partition. */
  public static long[] add(long[] sum, long[] other) {
    for (int place = 0; place < sum.length; place++) {
      sum[place] += other[place];
    }
    return sum;
  }

  private static double[] spreads(long[] distances) {
    int annotators = distances.length / 2;
    double distance = 0;
    double answers = 0;
    for (int annotator = 0; annotator < annotators; annotator++) {
      distance += distances[annotator];
      answers += distances[annotators + annotator];
    }
    double usual = Math.max(1, answers == 0 ? 1 : distance / answers);
    double[] spreads = new double[annotators];
    for (int annotator = 0; annotator < annotators; annotator++) {
      spreads[annotator] =
          (distances[annotator] + CROWD_ANSWERS * usual)
              / (distances[annotators + annotator] + CROWD_ANSWERS);
    }
    return spreads;
  }

  /**
   * The value of an item; not a number without an answer. With the spreads that nothing is known
   * about it is the median, the mean of the middle two of an even number.
   */
  public static double value(PackedNumbers answers, int item, double[] spreads) {
    int begin = answers.offsets()[item];
    int end = answers.offsets()[item + 1];
    if (begin == end) {
      return Double.NaN;
    }
    int middle = (begin + end) / 2;
    double value =
        (end - begin) % 2 == 1
            ? answers.value()[middle]
            : (answers.value()[middle - 1] + answers.value()[middle]) / 2.0;
    if (spreads[answers.annotator()[begin]] == Double.MAX_VALUE) {
      return value;
    }
    for (int pull = 0; pull < PULLS; pull++) {
      double sum = 0;
      double weights = 0;
      for (int vote = begin; vote < end; vote++) {
        double spread = spreads[answers.annotator()[vote]];
        double distance = Math.abs(answers.value()[vote] - value) / spread;
        double weight = Math.min(1, FAR / Math.max(distance, FAR)) / (spread * spread);
        sum += weight * answers.value()[vote];
        weights += weight;
      }
      value = sum / weights;
    }
    return value;
  }

  /**
   * Standard error of {@link #value}: by the spreads, and wider where the answers to the item lie
   * further apart than these explain.
   */
  public static double standardError(PackedNumbers answers, int item, double[] spreads) {
    int begin = answers.offsets()[item];
    int end = answers.offsets()[item + 1];
    double value = value(answers, item, spreads);
    double weights = 0;
    double squares = 0;
    for (int vote = begin; vote < end; vote++) {
      double deviation = deviation(spreads[answers.annotator()[vote]]);
      double distance = (answers.value()[vote] - value) / deviation;
      weights += 1 / (deviation * deviation);
      squares += distance * distance;
    }
    double apart = end - begin < 2 ? 1 : Math.max(1, squares / (end - begin - 1));
    return Math.sqrt(apart / weights);
  }

  /** Standard deviation of an annotator's answers from the truth, if errors are normal. */
  public static double deviation(double spread) {
    return DEVIATION * spread;
  }
}
