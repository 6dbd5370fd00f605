package io.assay.rules.label.consensus;

import io.assay.rules.label.vote.PackedVotes;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * The loop around {@link Expectation} and {@link ConsensusModel}. Where votes lie is the caller's:
 * it is asked for the sum of the counts of all partitions, once for each iteration.
 */
public final class Estimation {

  /** Counts of all partitions, summed. */
  public interface Counting {
    /** The sum of {@link Expectation#start}. */
    long[] start(CountLayout layout, double[] kindShares);

    /** The sum of {@link Expectation#counts}. */
    long[] counts(Parameters parameters);
  }

  private Estimation() {}

  /** Estimates from partitions in memory, one after another. */
  public static Fit fit(List<PackedVotes> partitions, ConsensusModel model, Stopping stopping) {
    if (partitions.isEmpty()) {
      throw new IllegalArgumentException("partitions: none (expected: at least one)");
    }
    PackedVotes any = partitions.get(0);
    return fit(new InMemory(partitions), any.annotators(), any.classes(), model, stopping);
  }

  /** Estimates from wherever the votes are. Without any vote it has converged at once. */
  public static Fit fit(
      Counting counting, int annotators, int classes, ConsensusModel model, Stopping stopping) {
    CountLayout layout = model.layout(annotators, classes);
    Parameters parameters =
        model.maximise(layout, counting.start(layout, model.kindShares()), null);
    long last = Long.MIN_VALUE / 2;
    long previous = last;
    int iterations = 0;
    while (iterations < stopping.mostIterations()) {
      long[] counts = counting.counts(parameters);
      iterations++;
      previous = last;
      last = counts[layout.logLikelihood()];
      if (counts[layout.voted()] == 0 || stopping.reached(previous, last)) {
        return fit(model, parameters, iterations, true, previous, last);
      }
      parameters = model.maximise(layout, counts, parameters);
    }
    return fit(model, parameters, iterations, false, previous, last);
  }

  private static Fit fit(
      ConsensusModel model,
      Parameters parameters,
      int iterations,
      boolean converged,
      long previous,
      long last) {
    double change = iterations < 2 ? 0 : (last - previous) / (double) FixedPoint.NAT;
    return new Fit(
        model, parameters, iterations, converged, last / (double) FixedPoint.NAT, change);
  }

  private record InMemory(List<PackedVotes> partitions) implements Counting {

    @Override
    public long[] start(CountLayout layout, double[] kindShares) {
      return sum(votes -> Expectation.start(votes, layout, kindShares));
    }

    @Override
    public long[] counts(Parameters parameters) {
      return sum(votes -> Expectation.counts(votes, parameters));
    }

    private long[] sum(Function<PackedVotes, long[]> counts) {
      BinaryOperator<long[]> add = CountLayout::add;
      return partitions.stream().map(counts).reduce(add).orElseThrow();
    }
  }
}
