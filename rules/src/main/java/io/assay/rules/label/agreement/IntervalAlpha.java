package io.assay.rules.label.agreement;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.TreeMap;

/**
 * Krippendorff's alpha for numbers: disagreement is the squared difference. Numbers are scaled
 * integers, so sums are exact and partitions add up in any order. Items with one answer or none are
 * left out.
 */
public final class IntervalAlpha implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<Integer, BigInteger> within = new TreeMap<>();
  private long count;
  private BigInteger sum = BigInteger.ZERO;
  private BigInteger squares = BigInteger.ZERO;

  /** Adds the answers to one item, all in the same scale. */
  public IntervalAlpha add(long... answers) {
    if (answers.length < 2) {
      return this;
    }
    BigInteger itemSum = BigInteger.ZERO;
    BigInteger itemSquares = BigInteger.ZERO;
    for (long answer : answers) {
      BigInteger value = BigInteger.valueOf(answer);
      itemSum = itemSum.add(value);
      itemSquares = itemSquares.add(value.multiply(value));
    }
    within.merge(
        answers.length, differences(answers.length, itemSum, itemSquares), BigInteger::add);
    count += answers.length;
    sum = sum.add(itemSum);
    squares = squares.add(itemSquares);
    return this;
  }

  /** Adds the sums of another partition to these. */
  public IntervalAlpha add(IntervalAlpha other) {
    other.within.forEach((size, value) -> within.merge(size, value, BigInteger::add));
    count += other.count;
    sum = sum.add(other.sum);
    squares = squares.add(other.squares);
    return this;
  }

  /** Alpha, at most 1; not a number without two answers that differ. */
  public double value() {
    BigInteger expected = differences(count, sum, squares);
    if (expected.signum() == 0) {
      return Double.NaN;
    }
    double observed = 0;
    for (var entry : within.entrySet()) {
      observed += entry.getValue().doubleValue() / (entry.getKey() - 1.0);
    }
    return 1 - observed * (count - 1) / expected.doubleValue();
  }

  /** Sum of squared differences over ordered pairs: 2 (n Σx² − (Σx)²), without the 2. */
  private static BigInteger differences(long size, BigInteger sum, BigInteger squares) {
    return squares.multiply(BigInteger.valueOf(size)).subtract(sum.multiply(sum));
  }
}
