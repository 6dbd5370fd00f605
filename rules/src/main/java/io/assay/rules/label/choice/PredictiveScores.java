package io.assay.rules.label.choice;

import io.assay.rules.label.consensus.FixedPoint;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;
import java.util.List;

/**
 * How well several methods predicted the same held-out votes: the sum of logarithms of the
 * probabilities they gave them, and how much any two methods differ from vote to vote. Sums of
 * integers, so those of partitions add up.
 */
public final class PredictiveScores implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int methods;
  private final long[] sums;

  private PredictiveScores(int methods, long[] sums) {
    this.methods = methods;
    this.sums = sums;
  }

  /**
   * The scores in one partition.
   *
   * @param votes with the held-out ones
   * @param trained the parameters of each method, without them
   */
  public static PredictiveScores of(PackedVotes votes, HeldOut heldOut, List<Parameters> trained) {
    int methods = trained.size();
    PackedVotes training = heldOut.training(votes);
    List<ItemPosterior> posteriors =
        trained.stream().map(parameters -> new ItemPosterior(training, parameters)).toList();
    long[] sums = new long[1 + methods + methods * methods];
    long[] logs = new long[methods];
    for (int item = 0; item < votes.items(); item++) {
      for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
        if (heldOut.holds(votes, item, vote)) {
          for (int method = 0; method < methods; method++) {
            double predicted = posteriors.get(method).predicts(item, votes.code(vote));
            logs[method] = Math.round(StrictMath.log(predicted) * FixedPoint.NAT);
          }
          add(sums, logs);
        }
      }
    }
    return new PredictiveScores(methods, sums);
  }

  private static void add(long[] sums, long[] logs) {
    sums[0]++;
    for (int one = 0; one < logs.length; one++) {
      sums[1 + one] += logs[one];
      for (int other = 0; other < logs.length; other++) {
        long difference = logs[one] - logs[other];
        sums[1 + logs.length * (1 + one) + other] += difference * difference / FixedPoint.NAT;
      }
    }
  }

  /** The scores of both partitions. */
  public PredictiveScores plus(PredictiveScores other) {
    long[] both = sums.clone();
    for (int place = 0; place < both.length; place++) {
      both[place] += other.sums[place];
    }
    return new PredictiveScores(methods, both);
  }

  /** Votes held out. */
  public long votes() {
    return sums[0];
  }

  /** Mean logarithm of the probability given to a held-out vote, in nats; 0 without votes. */
  public double mean(int method) {
    return votes() == 0 ? 0 : sums[1 + method] / (double) FixedPoint.NAT / votes();
  }

  /** Mean advantage of one method over another on a vote, in nats. */
  public double advantage(int method, int other) {
    return mean(method) - mean(other);
  }

  /** Standard error of {@link #advantage}, taking votes as independent; 0 below two votes. */
  public double standardError(int method, int other) {
    if (votes() < 2) {
      return 0;
    }
    double squares = sums[1 + methods * (1 + method) + other] / (double) FixedPoint.NAT / votes();
    double mean = advantage(method, other);
    return Math.sqrt(Math.max(0, squares - mean * mean) / (votes() - 1));
  }
}
