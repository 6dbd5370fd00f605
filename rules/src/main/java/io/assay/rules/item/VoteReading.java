package io.assay.rules.item;

/** What became of one record of votes: a {@link Vote}, or {@link Quarantined} with the reason. */
public sealed interface VoteReading permits Vote, Quarantined {}
