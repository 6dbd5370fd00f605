package io.assay.jobs.report.content;

import java.util.List;

/**
 * Given labels that are probably wrong.
 *
 * @param items all of them
 * @param waits whether those of the batch wait for review
 * @param first the most suspect
 */
public record SuspectList(long items, boolean waits, List<Suspect> first) {

  /** Copies. */
  public SuspectList {
    first = List.copyOf(first);
  }

  /**
   * One of them.
   *
   * @param given label, with its probability
   * @param suggested label, likewise
   */
  public record Suspect(
      Excerpt excerpt,
      String given,
      double givenProbability,
      String suggested,
      double suggestedProbability) {}
}
