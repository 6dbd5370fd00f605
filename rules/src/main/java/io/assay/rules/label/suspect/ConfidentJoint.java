package io.assay.rules.label.suspect;

import java.io.Serializable;

/**
 * How many items with one label belong to another class. A class's threshold is the mean
 * probability of that class over the items that carry its label. An item counts for the class whose
 * threshold it reaches, for the most probable class if it reaches several, for none if it reaches
 * no threshold. The counts are scaled so that each label has as many items as it has, and rounded
 * so that they still do. At least {@value #LEAST_RIGHT} items of every label are right.
 *
 * <p>Both rounds are sums of integers: those of partitions add up.
 */
public final class ConfidentJoint implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Items of a label that are never thought wrong. */
  public static final int LEAST_RIGHT = 5;

  private static final double TOLERANCE = 1e-6;
  private static final long ONE = 1L << 40;

  /** The first round: sums of probabilities. */
  public static final class Thresholds implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] sums;
    private final long[] items;

    public Thresholds(int classes) {
      this.sums = new long[classes];
      this.items = new long[classes];
    }

    /** Adds an item. */
    public void add(int given, double[] probabilities) {
      sums[given] += Math.round(probabilities[given] * ONE);
      items[given]++;
    }

    /** Adds the sums of another partition to these. */
    public Thresholds add(Thresholds other) {
      for (int label = 0; label < sums.length; label++) {
        sums[label] += other.sums[label];
        items[label] += other.items[label];
      }
      return this;
    }

    /** Of a class; one that no item is labelled with is reached by nothing. */
    double of(int label) {
      return items[label] == 0 ? 2 : sums[label] / (double) ONE / items[label];
    }
  }

  private final Thresholds thresholds;
  private final long[][] counts;

  public ConfidentJoint(Thresholds thresholds) {
    this.thresholds = thresholds;
    this.counts = new long[thresholds.sums.length][thresholds.sums.length];
  }

  /** Adds an item. */
  public void add(int given, double[] probabilities) {
    int reached = 0;
    int only = -1;
    for (int label = 0; label < probabilities.length; label++) {
      if (probabilities[label] >= thresholds.of(label) - TOLERANCE) {
        reached++;
        only = label;
      }
    }
    if (reached > 0) {
      counts[given][reached == 1 ? only : ConfidentLearning.best(probabilities)]++;
    }
  }

  /** Adds the counts of another partition to these. */
  public ConfidentJoint add(ConfidentJoint other) {
    for (int label = 0; label < counts.length; label++) {
      for (int second = 0; second < counts.length; second++) {
        counts[label][second] += other.counts[label][second];
      }
    }
    return this;
  }

  /** Items by label and class; those whose class is their label are right. */
  public long[][] wrong() {
    long[][] wrong = new long[counts.length][];
    for (int label = 0; label < counts.length; label++) {
      wrong[label] = scaled(label);
    }
    return wrong;
  }

  private long[] scaled(int label) {
    long items = thresholds.items[label];
    double sum = 0;
    double[] exact = new double[counts.length];
    for (int other = 0; other < exact.length; other++) {
      exact[other] = other == label ? Math.max(1, counts[label][other]) : counts[label][other];
      sum += exact[other];
    }
    double least = Math.min(LEAST_RIGHT, items);
    double right = Math.max(exact[label] * items / sum, least);
    double rest = sum - exact[label];
    for (int other = 0; other < exact.length; other++) {
      exact[other] = other == label ? right : rest == 0 ? 0 : exact[other] * (items - right) / rest;
    }
    return rounded(exact, items);
  }

  /** Nearest integers, moved where rounding erred most until they sum to {@code total}. */
  private static long[] rounded(double[] exact, long total) {
    long[] rounded = new long[exact.length];
    long sum = 0;
    for (int place = 0; place < exact.length; place++) {
      rounded[place] = (long) Math.rint(exact[place]);
      sum += rounded[place];
    }
    while (sum != total) {
      int step = sum < total ? 1 : -1;
      int most = 0;
      for (int place = 1; place < exact.length; place++) {
        double error = step * (exact[place] - rounded[place]);
        most = error > step * (exact[most] - rounded[most]) ? place : most;
      }
      rounded[most] += step;
      sum += step;
    }
    return rounded;
  }
}
