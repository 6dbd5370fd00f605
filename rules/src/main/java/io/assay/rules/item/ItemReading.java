package io.assay.rules.item;

/**
 * What became of one record of contributions: an {@link Item}, or {@link Quarantined} with the
 * reason.
 */
public sealed interface ItemReading permits Item, Quarantined {}
