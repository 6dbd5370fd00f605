/**
 * Runs the stages of a batch in order: opens the batch, skips what is complete, records what was
 * done, and leaves the result for schedulers. Knows the tables of batches alone; what a stage does
 * is the stage's own.
 */
@NullMarked
package io.assay.jobs.run;

import org.jspecify.annotations.NullMarked;
