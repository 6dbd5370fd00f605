package io.assay.rules.label.calibration;

import io.assay.rules.distribution.Interval;
import io.assay.rules.distribution.Normal;
import java.io.Serializable;

/**
 * From {@link Strength} to probability: a logistic curve of unknown offset and slope. What is known
 * about the two is a table of weights, first of a prior and then of gold (Bayes' rule on a grid),
 * and every figure is averaged over it. So little gold moves confidence a little, much gold
 * decides, and no gold is no failure: then the prior says that crowds are less often right than
 * they are sure.
 */
public final class Calibration implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Crowds are as often too sure as not sure enough of themselves by up to a factor of e. */
  static final double OFFSET_SPREAD = 0.75;

  /** Annotators of one item share its traps, so votes count for about half of what they seem. */
  static final double SLOPE = 0.6;

  static final double SLOPE_SPREAD = 0.3;

  private static final int OFFSETS = 81;
  private static final double OFFSET_LIMIT = 4;
  private static final int SLOPES = 41;
  private static final double SLOPE_LIMIT = 2;
  private static final double NEGLIGIBLE = 1e-9;

  private final double[] weights;

  private Calibration(double[] weights) {
    this.weights = weights;
  }

  /** What is believed without gold. */
  public static Calibration prior() {
    return from(new StrengthCounts());
  }

  /** What gold says. Cost does not depend on how much gold there is. */
  public static Calibration from(StrengthCounts counts) {
    double[] logs = new double[OFFSETS * SLOPES];
    double highest = Double.NEGATIVE_INFINITY;
    for (int curve = 0; curve < logs.length; curve++) {
      double offset = offset(curve) / OFFSET_SPREAD;
      double slope = (slope(curve) - SLOPE) / SLOPE_SPREAD;
      logs[curve] = -(offset * offset + slope * slope) / 2;
      for (int strength = 0; strength < Strength.BINS; strength++) {
        long right = counts.right(strength);
        long wrong = counts.wrong(strength);
        if (right + wrong > 0) {
          double logit = logit(curve, strength);
          logs[curve] -= right * softplus(-logit) + wrong * softplus(logit);
        }
      }
      highest = Math.max(highest, logs[curve]);
    }
    double sum = 0;
    for (int curve = 0; curve < logs.length; curve++) {
      double weight = StrictMath.exp(logs[curve] - highest);
      logs[curve] = weight < NEGLIGIBLE ? 0 : weight;
      sum += logs[curve];
    }
    for (int curve = 0; curve < logs.length; curve++) {
      logs[curve] /= sum;
    }
    return new Calibration(logs);
  }

  /** Probability that a label of this strength is right. */
  public double confidence(int strength) {
    double sum = 0;
    for (int curve = 0; curve < weights.length; curve++) {
      if (weights[curve] > 0) {
        sum += weights[curve] * right(curve, strength);
      }
    }
    return sum;
  }

  /** {@link #confidence} of every strength, for many items. */
  public double[] confidences() {
    double[] confidences = new double[Strength.BINS];
    for (int strength = 0; strength < confidences.length; strength++) {
      confidences[strength] = confidence(strength);
    }
    return confidences;
  }

  /** Expected share of right labels in a set, in which gold items are known; 0 without labels. */
  double accuracy(StrengthCounts counts) {
    double sum = 0;
    for (int curve = 0; curve < weights.length; curve++) {
      if (weights[curve] > 0) {
        sum += weights[curve] * moments(counts, curve)[0];
      }
    }
    return sum;
  }

  /** Where the share of right labels lies with probability {@code level}. */
  Interval accuracyInterval(StrengthCounts counts, double level) {
    double[] means = new double[weights.length];
    double[] spreads = new double[weights.length];
    for (int curve = 0; curve < weights.length; curve++) {
      if (weights[curve] > 0) {
        double[] moments = moments(counts, curve);
        means[curve] = moments[0];
        spreads[curve] = Math.max(1e-9, Math.sqrt(moments[1]));
      }
    }
    double tail = (1 - level) / 2;
    double lower = quantile(means, spreads, tail);
    return new Interval(lower, Math.max(lower, quantile(means, spreads, 1 - tail)));
  }

  private double quantile(double[] means, double[] spreads, double probability) {
    double low = 0;
    double high = 1;
    for (int halving = 0; halving < 40; halving++) {
      double middle = (low + high) / 2;
      double below = 0;
      for (int curve = 0; curve < weights.length; curve++) {
        if (weights[curve] > 0) {
          below += weights[curve] * Normal.above((means[curve] - middle) / spreads[curve]);
        }
      }
      if (below < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Mean and variance of the share of right labels if this curve were the true one. */
  private double[] moments(StrengthCounts counts, int curve) {
    double mean = counts.goldRight();
    double variance = 0;
    for (int strength = 0; strength < Strength.BINS; strength++) {
      long items = counts.items(strength);
      if (items > 0) {
        double right = right(curve, strength);
        mean += items * right;
        variance += items * right * (1 - right);
      }
    }
    double labels = Math.max(1, counts.labels());
    return new double[] {mean / labels, variance / labels / labels};
  }

  private static double right(int curve, int strength) {
    return 1 / (1 + StrictMath.exp(-logit(curve, strength)));
  }

  private static double logit(int curve, int strength) {
    return offset(curve) + slope(curve) * Strength.value(strength);
  }

  private static double offset(int curve) {
    return OFFSET_LIMIT * (2.0 * (curve / SLOPES) / (OFFSETS - 1) - 1);
  }

  private static double slope(int curve) {
    return SLOPE_LIMIT * (curve % SLOPES) / (SLOPES - 1);
  }

  private static double softplus(double value) {
    return Math.max(value, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(value)));
  }
}
