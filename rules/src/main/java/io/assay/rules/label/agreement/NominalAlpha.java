package io.assay.rules.label.agreement;

import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * Krippendorff's alpha for labels without order (Content Analysis, 3rd ed., 2012, ch. 11): 1 minus
 * the disagreement seen over that expected by chance. Items with one vote or none are left out.
 * Exact counts by the number of votes on an item, so partitions add up in any order.
 */
public final class NominalAlpha implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] labels;
  private final TreeMap<Integer, Long> disagreeing = new TreeMap<>();

  public NominalAlpha(int classes) {
    this.labels = new long[classes];
  }

  /** Adds the votes of a partition. */
  public NominalAlpha add(PackedVotes votes) {
    long[] tally = new long[labels.length];
    for (int item = 0; item < votes.items(); item++) {
      int count = votes.votesOn(item);
      if (count < 2) {
        continue;
      }
      Arrays.fill(tally, 0);
      for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
        tally[votes.label(vote)]++;
      }
      long pairs = (long) count * count;
      for (int label = 0; label < tally.length; label++) {
        labels[label] += tally[label];
        pairs -= tally[label] * tally[label];
      }
      disagreeing.merge(count, pairs, Long::sum);
    }
    return this;
  }

  /** Adds the counts of another partition to these. */
  public NominalAlpha add(NominalAlpha other) {
    for (int label = 0; label < labels.length; label++) {
      labels[label] += other.labels[label];
    }
    other.disagreeing.forEach((count, pairs) -> disagreeing.merge(count, pairs, Long::sum));
    return this;
  }

  /**
   * Alpha, at most 1; not a number if no two votes can be compared, or if all votes are for one
   * label, when agreement and chance cannot be told apart.
   */
  public double value() {
    BigInteger all = BigInteger.valueOf(Arrays.stream(labels).sum());
    BigInteger expected = all.multiply(all);
    for (long count : labels) {
      expected = expected.subtract(BigInteger.valueOf(count).multiply(BigInteger.valueOf(count)));
    }
    if (expected.signum() == 0) {
      return Double.NaN;
    }
    double observed = 0;
    for (var entry : disagreeing.entrySet()) {
      observed += entry.getValue() / (entry.getKey() - 1.0);
    }
    return 1 - observed * (all.doubleValue() - 1) / expected.doubleValue();
  }
}
