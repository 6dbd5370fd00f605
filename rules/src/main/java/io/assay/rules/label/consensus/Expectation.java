package io.assay.rules.label.consensus;

import io.assay.rules.label.vote.PackedVotes;

/**
 * The half of an iteration that sees votes: pure functions of the votes of one partition. Cost is
 * votes × states. An item without a vote adds nothing to any count.
 */
public final class Expectation {

  /** Beyond this a state's share is below half the smallest count. */
  private static final long NEGLIGIBLE = 22L * FixedPoint.NAT;

  private Expectation() {}

  /** The counts that an estimate begins with: each item's state is the share of votes it got. */
  public static long[] start(PackedVotes votes, CountLayout layout, double[] kindShares) {
    long[] counts = new long[layout.length()];
    int classes = layout.classes();
    int[] given = new int[classes];
    double[] shares = new double[layout.states()];
    for (int item = 0; item < votes.items(); item++) {
      int total = tally(votes, item, given);
      if (total == 0) {
        continue;
      }
      for (int state = 0; state < shares.length; state++) {
        shares[state] = kindShares[state / classes] * given[state % classes] / total;
      }
      count(votes, item, layout, shares, counts);
    }
    return counts;
  }

  /** The counts of one iteration. */
  public static long[] counts(PackedVotes votes, Parameters parameters) {
    CountLayout layout = parameters.layout();
    long[] counts = new long[layout.length()];
    long[] logs = new long[layout.states()];
    double[] shares = new double[layout.states()];
    for (int item = 0; item < votes.items(); item++) {
      if (votes.votesOn(item) == 0) {
        continue;
      }
      logs(votes, item, parameters, logs);
      counts[layout.logLikelihood()] += normalise(logs, shares);
      count(votes, item, layout, shares, counts);
    }
    return counts;
  }

  /** Joint logarithm of every state and the votes on the item. */
  static void logs(PackedVotes votes, int item, Parameters parameters, long[] logs) {
    for (int state = 0; state < logs.length; state++) {
      logs[state] = parameters.logPrior(state);
    }
    for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
      parameters.add(logs, votes.code(vote), 1);
    }
  }

  /**
   * Turns joint logarithms into shares that sum to 1.
   *
   * @return logarithm of the sum, in {@link FixedPoint#NAT}
   */
  static long normalise(long[] logs, double[] shares) {
    long highest = logs[0];
    for (long log : logs) {
      highest = Math.max(highest, log);
    }
    double sum = 0;
    for (int state = 0; state < logs.length; state++) {
      long below = highest - logs[state];
      // Far from the border of two classes nearly every state ends here, without its exponential.
      shares[state] = below == 0 ? 1 : below > NEGLIGIBLE ? 0 : FixedPoint.exp(-below);
      sum += shares[state];
    }
    for (int state = 0; state < logs.length; state++) {
      shares[state] /= sum;
    }
    return highest + (sum == 1 ? 0 : FixedPoint.log(sum));
  }

  private static int tally(PackedVotes votes, int item, int[] given) {
    java.util.Arrays.fill(given, 0);
    for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
      given[votes.label(vote)]++;
    }
    return votes.votesOn(item);
  }

  private static void count(
      PackedVotes votes, int item, CountLayout layout, double[] shares, long[] counts) {
    counts[layout.voted()]++;
    for (int state = 0; state < shares.length; state++) {
      long share = FixedPoint.votes(shares[state]);
      if (share == 0) {
        continue;
      }
      counts[layout.items(state)] += share;
      for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
        counts[layout.votes(votes.code(vote)) + state] += share;
      }
    }
  }
}
