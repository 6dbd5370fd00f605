package io.assay.rules.label.number;

import io.assay.rules.label.consensus.FixedPoint;
import java.io.Serializable;

/**
 * What each annotator's numbers added to what all others said, in units of 2⁻²⁰ nats: for each
 * answer half the logarithm of how much it narrows the variance of the item's value. A basis for
 * pay like {@link io.assay.rules.label.contribution.VoteInformation}: never negative, nearly
 * nothing where others had settled the value, and by the annotator's usual spread, not by the
 * number given, so nothing is won by guessing what others say. Before the first answer the value
 * may be anywhere in the range. Sums of integers: partitions add up.
 */
public final class NumberInformation implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The variance of a number that may be anywhere in a range is its square over this. */
  private static final double EVEN = 12;

  private final long[] sums;

  public NumberInformation(int annotators) {
    this.sums = new long[annotators];
  }

  /**
   * Adds a partition.
   *
   * @param answers those that count
   * @param spreads of annotators, fitted to them
   * @param width of the range, in units of the answers
   */
  public NumberInformation add(PackedNumbers answers, double[] spreads, long width) {
    double range = EVEN / ((double) width * width);
    for (int item = 0; item < answers.items(); item++) {
      int begin = answers.offsets()[item];
      int end = answers.offsets()[item + 1];
      for (int answer = begin; answer < end; answer++) {
        double others = range;
        for (int other = begin; other < end; other++) {
          others += other == answer ? 0 : precision(answers, other, spreads);
        }
        double told = StrictMath.log1p(precision(answers, answer, spreads) / others) / 2;
        sums[answers.annotator()[answer]] += Math.round(told * FixedPoint.NAT);
      }
    }
    return this;
  }

  private static double precision(PackedNumbers answers, int answer, double[] spreads) {
    double deviation = RobustMean.deviation(spreads[answers.annotator()[answer]]);
    return 1 / (deviation * deviation);
  }

  /** Adds the sums of another partition to these. */
  public NumberInformation add(NumberInformation other) {
    for (int annotator = 0; annotator < sums.length; annotator++) {
      sums[annotator] += other.sums[annotator];
    }
    return this;
  }

  /** What an annotator is paid by; 0 without an answer that counts. */
  public long basis(int annotator) {
    return sums[annotator];
  }
}
