package io.assay.rules.label.choice;

import io.assay.rules.distribution.Binomial;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;
import java.util.List;

/**
 * On how many gold items several methods are right, and how often one is right where another is
 * not. Counts, so those of partitions add up. Gold takes no part in any method, which is why it can
 * judge them.
 */
public final class GoldScores implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int methods;
  private final long[] counts;

  private GoldScores(int methods, long[] counts) {
    this.methods = methods;
    this.counts = counts;
  }

  /** No gold. */
  public static GoldScores none(int methods) {
    return new GoldScores(methods, new long[1 + methods + methods * methods]);
  }

  /**
   * The scores in one partition. Items without votes are left out: no method labels them.
   *
   * @param gold class of each item, -1 where it is not gold
   */
  public static GoldScores of(PackedVotes votes, int[] gold, List<Parameters> fitted) {
    GoldScores scores = none(fitted.size());
    List<ItemPosterior> posteriors =
        fitted.stream().map(parameters -> new ItemPosterior(votes, parameters)).toList();
    boolean[] right = new boolean[fitted.size()];
    for (int item = 0; item < votes.items(); item++) {
      if (gold[item] >= 0 && votes.votesOn(item) > 0) {
        for (int method = 0; method < right.length; method++) {
          right[method] = ItemPosterior.best(posteriors.get(method).of(item)) == gold[item];
        }
        scores.add(right);
      }
    }
    return scores;
  }

  private void add(boolean[] right) {
    counts[0]++;
    for (int one = 0; one < methods; one++) {
      counts[1 + one] += right[one] ? 1 : 0;
      for (int other = 0; other < methods; other++) {
        counts[1 + methods * (1 + one) + other] += right[one] && !right[other] ? 1 : 0;
      }
    }
  }

  /** The scores of both partitions. */
  public GoldScores plus(GoldScores other) {
    long[] both = counts.clone();
    for (int place = 0; place < both.length; place++) {
      both[place] += other.counts[place];
    }
    return new GoldScores(methods, both);
  }

  public long items() {
    return counts[0];
  }

  public long right(int method) {
    return counts[1 + method];
  }

  /**
   * Whether the items on which exactly one of two methods is right speak for the first: the sign
   * test, one-sided.
   */
  public boolean isBetter(int method, int other, double falseAlarmRate) {
    long wins = counts[1 + methods * (1 + method) + other];
    long losses = counts[1 + methods * (1 + other) + method];
    return Binomial.atLeast(wins, wins + losses, 0.5) < falseAlarmRate;
  }
}
