package io.assay.jobs.report.content;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kept items with all that repeats them, and who repeats.
 *
 * @param largest those with most repeats in this batch
 * @param acrossContributors of those that others repeat than who was first, the same
 * @param sizes how many clusters there are of each size
 * @param parties who delivered most repeats
 */
public record ClusterList(
    List<Cluster> largest,
    List<Cluster> acrossContributors,
    List<Size> sizes,
    List<Party> parties) {

  /** Nothing repeats anything. */
  public static final ClusterList NONE =
      new ClusterList(List.of(), List.of(), List.of(), List.of());

  /** Copies. */
  public ClusterList {
    largest = List.copyOf(largest);
    acrossContributors = List.copyOf(acrossContributors);
    sizes = List.copyOf(sizes);
    parties = List.copyOf(parties);
  }

  /**
   * One kept item.
   *
   * @param repeats items of this batch that are removed for it
   * @param everywhere the same over all batches so far
   * @param others whose items these are: number of different contributors of this batch's repeats,
   *     those who contribute together counted as one
   * @param first who was first; empty where the kept item is not known any more
   * @param firstAt when that was submitted
   */
  public record Cluster(
      Excerpt kept,
      String keptBatch,
      long repeats,
      long everywhere,
      long others,
      List<String> first,
      @Nullable Instant firstAt) {

    /** Copies. */
    public Cluster {
      first = List.copyOf(first);
    }
  }

  /**
   * Clusters with so many repeats in this batch.
   *
   * @param most null for no bound
   */
  public record Size(long least, @Nullable Long most, long clusters) {}

  /**
   * Who contributed together.
   *
   * @param items delivered in this batch
   * @param repeats of them, removed as duplicates
   */
  public record Party(List<String> pseudonyms, long items, long repeats) {

    /** Copies. */
    public Party {
      pseudonyms = List.copyOf(pseudonyms);
    }
  }
}
