/**
 * Finds what repeats something else: equal content after normalisation, in the batch and against
 * all history. Digests are made by {@code rules.dedupe} on the executors and joined; text takes
 * part in no shuffle.
 */
@NullMarked
package io.assay.jobs.dedupe;

import org.jspecify.annotations.NullMarked;
