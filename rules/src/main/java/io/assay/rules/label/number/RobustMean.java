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

  private static final int ITERATIONS = 20;
  private static final int PULLS = 10;

  private RobustMean() {}

  /** Spread of each annotator, in units of the answers, all equal before any distance is known. */
  public static double[] spreads(List<PackedNumbers> partitions) {
    int annotators = partitions.get(0).annotators();
    double[] spreads = new double[annotators];
    Arrays.fill(spreads, Double.MAX_VALUE);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      long[] distances = new long[2 * annotators];
      for (PackedNumbers partition : partitions) {
        add(distances, distances(partition, spreads));
      }
      double[] next = spreads(distances);
      if (Arrays.equals(next, spreads)) {
        break;
      }
      spreads = next;
    }
    return spreads;
  }

  /** Sum of distances by annotator, then number of answers by annotator. */
  static long[] distances(PackedNumbers answers, double[] spreads) {
    long[] distances = new long[2 * spreads.length];
    for (int item = 0; item < answers.items(); item++) {
      if (answers.offsets()[item + 1] - answers.offsets()[item] < 2) {
        continue;
      }
      long value = Math.round(value(answers, item, spreads));
      for (int vote = answers.offsets()[item]; vote < answers.offsets()[item + 1]; vote++) {
        distances[answers.annotator()[vote]] += Math.abs(answers.value()[vote] - value);
        distances[spreads.length + answers.annotator()[vote]]++;
      }
    }
    return distances;
  }

  private static void add(long[] sum, long[] other) {
    for (int place = 0; place < sum.length; place++) {
      sum[place] += other[place];
    }
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
}
