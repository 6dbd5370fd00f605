package io.assay.rules.representation.coverage;

/**
 * A maximal uncovered pattern.
 *
 * @param pattern packed; its level is the number of attributes that it names
 * @param count items that match it, less than asked for
 */
public record Uncovered(long pattern, int level, long count) {}
