package io.assay.rules.label.choice;

import io.assay.rules.label.consensus.Method;
import java.io.Serializable;

/**
 * What spoke for and against a method.
 *
 * @param predictive mean logarithm of the probability given to a held-out vote, in nats
 * @param advantage of that over the method that is taken without evidence
 * @param standardError of the advantage
 * @param goldRight gold items on which it is right
 */
public record MethodEvidence(
    Method method, double predictive, double advantage, double standardError, long goldRight)
    implements Serializable {}
