package io.assay.rules.dedupe.join;

/**
 * What a join has done, in counts that do not depend on the machine.
 *
 * @param distinctSets sets that were not identical to an earlier one
 * @param candidates pairs that passed prefix, length and position, without those behind a near
 *     duplicate that was found before them
 * @param compared pairs whose sets were merged, since their signatures did not rule them out
 */
public record JoinWork(long distinctSets, long candidates, long compared) {}
