package io.assay.rules.label.consensus;

import java.io.Serializable;

/**
 * When an estimate has converged: the log-likelihood of all votes moved by less than {@code
 * relativeChange} of itself in one iteration. An estimate that reaches {@code mostIterations}
 * without that has not converged, and says so.
 */
public record Stopping(double relativeChange, int mostIterations) implements Serializable {

  /** Labels no longer change at this point on any crowd that was looked at. */
  public static final Stopping DEFAULT = new Stopping(1e-5, 200);

  /** Whether the last step, between two log-likelihoods, was small enough. */
  boolean reached(long previous, long last) {
    return Math.abs((double) last - previous) <= relativeChange * Math.abs((double) last);
  }
}
