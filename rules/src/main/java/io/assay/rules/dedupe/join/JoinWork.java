package io.assay.rules.dedupe.join;

/**
 * What a join has done, in counts that do not depend on the machine.
 *
 * @param distinctSets sets that were not identical to an earlier one
 * @param candidates pairs that passed prefix, length and position, without those behind a near
 *     duplicate that was found before them
 * @param compared pairs whose sets were merged, since their signatures did not rule them out, and
 *     sets laid beside the core of a crowd
 * @param counted steps by which the overlap with members of crowds was counted
 */
public record JoinWork(long distinctSets, long candidates, long compared, long counted) {}
