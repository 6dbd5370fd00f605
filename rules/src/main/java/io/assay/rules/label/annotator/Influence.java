package io.assay.rules.label.annotator;

import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;

/**
 * How much of a set hangs on one annotator: votes, and items whose label would be another without
 * the annotator's vote. Counts, so those of partitions add up.
 */
public final class Influence implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] votes;
  private final long[] decided;
  private long items;

  public Influence(int annotators) {
    this.votes = new long[annotators];
    this.decided = new long[annotators];
  }

  /** Adds a partition. An item's only vote decides it unless the prior says the same. */
  public Influence add(PackedVotes partition, Parameters parameters) {
    ItemPosterior posterior = new ItemPosterior(partition, parameters);
    for (int item = 0; item < partition.items(); item++) {
      int label = ItemPosterior.best(posterior.of(item));
      items += partition.votesOn(item) > 0 ? 1 : 0;
      for (int vote = partition.begin(item); vote < partition.end(item); vote++) {
        int annotator = partition.annotator(vote);
        votes[annotator]++;
        decided[annotator] += ItemPosterior.best(posterior.without(item, vote)) == label ? 0 : 1;
      }
    }
    return this;
  }

  /** Adds the counts of another partition to these. */
  public Influence add(Influence other) {
    for (int annotator = 0; annotator < votes.length; annotator++) {
      votes[annotator] += other.votes[annotator];
      decided[annotator] += other.decided[annotator];
    }
    items += other.items;
    return this;
  }

  public long votes(int annotator) {
    return votes[annotator];
  }

  /** Items whose label is as it is because of this annotator. */
  public long decided(int annotator) {
    return decided[annotator];
  }

  /** Items with a vote. */
  public long items() {
    return items;
  }
}
