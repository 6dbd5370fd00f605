package io.assay.rules.label.annotator;

import io.assay.rules.label.consensus.CountLayout;
import io.assay.rules.label.consensus.Expectation;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.vote.PackedVotes;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A crowd whose votes lie in memory, one partition after another. Not thread-safe. */
final class CrowdInMemory implements CrowdScreening.Crowd {
  private final int annotators;
  private final int classes;
  private List<ScreenedVotes> partitions;

  CrowdInMemory(List<PackedVotes> given) {
    this.annotators = given.get(0).annotators();
    this.classes = given.get(0).classes();
    this.partitions = given.stream().map(ScreenedVotes::of).toList();
  }

  /** The votes that count. */
  List<PackedVotes> counting() {
    return partitions.stream().map(ScreenedVotes::counting).toList();
  }

  @Override
  public SharedAnswers shared(@Nullable ClosePairs close) {
    SharedAnswers sum = new SharedAnswers(annotators, classes, close);
    partitions.forEach(partition -> sum.add(partition.given()));
    return sum;
  }

  @Override
  public void merge(int[] representatives) {
    replace(partition -> partition.merging(representatives));
  }

  @Override
  public void leaveOut(boolean[] excluded) {
    replace(partition -> partition.without(excluded));
  }

  @Override
  public AnswerDependence dependence(Parameters parameters) {
    AnswerDependence sum = new AnswerDependence(annotators, classes);
    partitions.forEach(partition -> sum.add(partition.merged(), partition.counting(), parameters));
    return sum;
  }

  @Override
  public long[] start(CountLayout layout, double[] kindShares) {
    return sum(votes -> Expectation.start(votes, layout, kindShares));
  }

  @Override
  public long[] counts(Parameters parameters) {
    return sum(votes -> Expectation.counts(votes, parameters));
  }

  private void replace(UnaryOperator<ScreenedVotes> change) {
    partitions = partitions.stream().map(change).toList();
  }

  private long[] sum(Function<PackedVotes, long[]> counts) {
    return counting().stream().map(counts).reduce(CountLayout::add).orElseThrow();
  }
}
