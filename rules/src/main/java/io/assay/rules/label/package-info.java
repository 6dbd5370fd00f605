/**
 * From the votes of annotators to one label per item, with the shares that every label got. It
 * stands after dedupe and before representation on the data path. It must not know how votes were
 * read, who an annotator is beyond a pseudonym, or what a vote earns.
 *
 * <p>The concepts below this one work on packed votes. Whatever is summed over votes, items or
 * partitions is an integer, so a result is the same to the bit for any order and partitioning. On a
 * cluster they are driven like this, and nothing in proportion to votes or items leaves a
 * partition:
 *
 * <ol>
 *   <li>Number annotators and labels in natural order of their ids, group votes by item, and pack
 *       each partition once ({@link io.assay.rules.label.vote.VotePacker}). Keep the packed
 *       partitions; they are all that iterations read.
 *   <li>Tree-aggregate {@link io.assay.rules.label.annotator.SharedAnswers} in two rounds, join
 *       rings, and replace each partition by its merged votes, as {@link
 *       io.assay.rules.label.annotator.CrowdScreening} does in memory.
 *   <li>On a sample of items by hash, fit every {@link io.assay.rules.label.consensus.Method} to
 *       what {@link io.assay.rules.label.choice.HeldOut} leaves and choose ({@link
 *       io.assay.rules.label.choice.MethodChoice}).
 *   <li>Fit the chosen method: {@link io.assay.rules.label.consensus.Estimation#fit} takes a {@link
 *       io.assay.rules.label.consensus.Estimation.Counting} that broadcasts the parameters, maps
 *       each partition through {@link io.assay.rules.label.consensus.Expectation#counts} and
 *       tree-aggregates the {@code long[]} with {@link
 *       io.assay.rules.label.consensus.CountLayout#add}. Then leave out the annotators whose
 *       answers are independent of the items and fit again.
 *   <li>In one last pass each partition writes its items' labels, and adds up strengths and gold
 *       ({@link io.assay.rules.label.calibration.StrengthCounts}), influence, vote information,
 *       agreement and its part of the relabel queue. Confidence follows from the sum of the
 *       strengths by a table of fixed size, so it is joined to the items without another pass over
 *       the votes.
 * </ol>
 */
@NullMarked
package io.assay.rules.label;

import org.jspecify.annotations.NullMarked;
