package io.assay.jobs.report.content;

import org.jspecify.annotations.Nullable;

/**
 * What anybody can check the batch against. Hashes are {@code 0x} hex.
 *
 * @param log null until the batch is about to be anchored
 * @param anchor null until the chain holds the batch
 */
public record ProofList(
    String validatedRoot,
    String verdictRoot,
    String rewardsRoot,
    String evidenceHash,
    @Nullable Log log,
    @Nullable Anchor anchor,
    Chain chain) {

  /** The log's size and root that were anchored. */
  public record Log(long size, String root) {}

  /**
   * Where the chain holds the batch.
   *
   * @param supersedes number of the entry that this one corrects; 0 for none
   */
  public record Anchor(long number, long supersedes, String transaction, long block) {}

  /** The chain and its contracts. */
  public record Chain(long id, String registry, String distributor, String token) {
    private static final long EMBEDDED = 31337;

    /** Whether it is the chain that the program starts itself. */
    public boolean isEmbedded() {
      return id == EMBEDDED;
    }
  }
}
