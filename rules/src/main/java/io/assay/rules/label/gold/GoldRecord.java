package io.assay.rules.label.gold;

import io.assay.rules.distribution.Binomial;
import io.assay.rules.distribution.Interval;
import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;

/**
 * How each annotator did on gold items, in plain counts; those of partitions add up. An annotator
 * who met no gold has the interval from 0 to 1: nothing is known, which is not the same as bad.
 */
public final class GoldRecord implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final double LEVEL = 0.95;

  private final long[] right;
  private final long[] answers;

  public GoldRecord(int annotators) {
    this.right = new long[annotators];
    this.answers = new long[annotators];
  }

  /**
   * Adds the votes of a partition on gold items.
   *
   * @param gold class of each item, -1 where it is not gold
   */
  public GoldRecord add(PackedVotes votes, int[] gold) {
    for (int item = 0; item < votes.items(); item++) {
      for (int vote = votes.begin(item); gold[item] >= 0 && vote < votes.end(item); vote++) {
        answers[votes.annotator(vote)]++;
        right[votes.annotator(vote)] += votes.label(vote) == gold[item] ? 1 : 0;
      }
    }
    return this;
  }

  /** Adds the counts of another partition to these. */
  public GoldRecord add(GoldRecord other) {
    for (int annotator = 0; annotator < right.length; annotator++) {
      right[annotator] += other.right[annotator];
      answers[annotator] += other.answers[annotator];
    }
    return this;
  }

  /** Answers to gold items that name the known label. */
  public long right(int annotator) {
    return right[annotator];
  }

  /** Answers to gold items. */
  public long answers(int annotator) {
    return answers[annotator];
  }

  /** Where the annotator's accuracy lies with 95 % confidence (Clopper and Pearson). */
  public Interval accuracy(int annotator) {
    return Binomial.interval(right[annotator], answers[annotator], LEVEL);
  }

  /** Whether gold is worse than an estimate from votes can explain, at a rate of 1 in 1,000. */
  public boolean contradicts(int annotator, double estimatedSkill) {
    return answers[annotator] > 0
        && Binomial.atMost(right[annotator], answers[annotator], estimatedSkill) < 0.001;
  }
}
