package io.assay.rules.label.consensus;

import java.io.Serializable;

/**
 * An estimate, and whether it is one.
 *
 * @param iterations expectations that were taken
 * @param converged whether the log-likelihood had come to rest
 * @param logLikelihood of all votes, in nats
 * @param lastChange of the log-likelihood in the last iteration, in nats
 */
public record Fit(
    ConsensusModel model,
    Parameters parameters,
    int iterations,
    boolean converged,
    double logLikelihood,
    double lastChange)
    implements Serializable {}
