/**
 * From packed votes to the most probable label of each item and to what each annotator's answers
 * are worth. Stands after packing and before calibration. It must not know gold, pay, or where a
 * partition lives.
 *
 * <p>An estimate is a loop of two pure functions. {@link
 * io.assay.rules.label.consensus.Expectation} turns the votes of one partition and the parameters
 * into counts, {@link io.assay.rules.label.consensus.ConsensusModel} turns the sum of all counts
 * into the next parameters. Counts and logarithms are integers in fixed point, so partitions, their
 * number and their order change no bit of the result.
 */
@NullMarked
package io.assay.rules.label.consensus;

import org.jspecify.annotations.NullMarked;
