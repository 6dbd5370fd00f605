/**
 * Finds what repeats something else, in the batch and against all history: equal content after
 * normalisation, and content whose similarity reaches the charter's threshold. Digests and sets of
 * shingles are made by {@code rules.dedupe} on the executors; text takes part in no shuffle. What
 * is kept stands in an index, which later batches scan once.
 */
@NullMarked
package io.assay.jobs.dedupe;

import org.jspecify.annotations.NullMarked;
