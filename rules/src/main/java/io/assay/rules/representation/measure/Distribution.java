package io.assay.rules.representation.measure;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Numbers of a set with how much of the set has each. */
public final class Distribution {
  /** Sums of declared shares fall short of what they are by less; no cut is worth as little. */
  private static final double ROUNDING = 1e-9;

  private final double[] values;
  private final double[] upTo;
  private final double size;

  private Distribution(double[] values, double[] upTo, double size) {
    this.values = values;
    this.upTo = upTo;
    this.size = size;
  }

  /**
   * Counted or weighted numbers; null for none.
   *
   * @param amounts by number, at least 0
   * @param size items behind them; of a weighted set its effective number, infinite for a declared
   *     population
   */
  public static @Nullable Distribution of(SortedMap<Double, Double> amounts, double size) {
    double sum = 0;
    for (double amount : amounts.values()) {
      sum += amount;
    }
    if (sum == 0) {
      return null;
    }
    double[] values = new double[amounts.size()];
    double[] upTo = new double[amounts.size()];
    double before = 0;
    int i = 0;
    for (Map.Entry<Double, Double> entry : amounts.entrySet()) {
      before += entry.getValue();
      values[i] = entry.getKey();
      upTo[i++] = before / sum;
    }
    return new Distribution(values, upTo, size);
  }

  /** How many different numbers there are. */
  int values() {
    return values.length;
  }

  /** One of them, in increasing order. */
  double value(int place) {
    return values[place];
  }

  /** Share of the set up to one of them, itself included. */
  double upTo(int place) {
    return place < 0 ? 0 : upTo[place];
  }

  /** Items in the set; infinite for a declared population. */
  double size() {
    return size;
  }

  /** The smallest number with at least this share of the set below it; null if there is none. */
  public @Nullable Double cut(double share) {
    for (int place = 0; place + 1 < values.length; place++) {
      if (upTo[place] >= share - ROUNDING) {
        return values[place + 1];
      }
    }
    return null;
  }

  /**
   * Variance of the numbers, about their mean and in units of the widest distance from it: neither
   * large numbers nor a small spread beside them lose it. Infinite where no number can hold it.
   */
  double variance() {
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      mean += (upTo(i) - upTo(i - 1)) * values[i];
    }
    double widest = 0;
    for (double value : values) {
      widest = Math.max(widest, Math.abs(value - mean));
    }
    if (widest == 0 || Double.isInfinite(widest)) {
      return widest;
    }
    double square = 0;
    for (int i = 0; i < values.length; i++) {
      double distance = (values[i] - mean) / widest;
      square += (upTo(i) - upTo(i - 1)) * distance * distance;
    }
    return square * widest * widest;
  }
}
