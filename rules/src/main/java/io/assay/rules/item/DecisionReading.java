package io.assay.rules.item;

/**
 * What became of one record of review decisions: a {@link ReviewDecision}, or {@link Quarantined}
 * with the reason.
 */
public sealed interface DecisionReading permits ReviewDecision, Quarantined {}
