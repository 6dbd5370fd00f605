package io.assay.jobs.report.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the labels of the whole set came about, and how good they are.
 *
 * @param choice of the method
 * @param votes judged, of all batches so far
 * @param flagged annotators whose own votes do not count
 * @param alpha Krippendorff's, null where it does not exist
 * @param labels that the shares are about
 * @param own share of right labels by the votes alone
 * @param gold the same by gold alone; null without gold
 * @param combined the same by votes that gold has calibrated
 * @param contradicted whether votes and gold contradict each other, so that gold alone decides
 * @param explained all this in one sentence
 */
public record LabelQuality(
    Choice choice,
    long votes,
    long flagged,
    @Nullable Double alpha,
    long labels,
    Share own,
    @Nullable Share gold,
    Share combined,
    boolean contradicted,
    String explained) {

  /** A share with its interval of 95 %. */
  public record Share(double value, double lower, double upper) {}

  /**
   * The method and what spoke for it.
   *
   * @param ground what decided, as stored
   * @param heldOutVotes that methods were judged by
   * @param iterations of the last estimate
   * @param converged whether it had come to rest
   * @param evidence for each method; none for a plain majority
   */
  public record Choice(
      String method,
      String ground,
      long heldOutVotes,
      long iterations,
      boolean converged,
      List<Evidence> evidence) {

    /** Copies. */
    public Choice {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * What spoke for a method.
   *
   * @param advantage in predicting a held-out vote over the method taken without evidence, in nats
   * @param standardError of the advantage
   * @param goldItems that methods were judged by
   * @param goldRight of these, right by this method
   */
  public record Evidence(
      String method, double advantage, double standardError, long goldItems, long goldRight) {}
}
