/**
 * Finds and removes near duplicates exactly: identical sets first, then a similarity join by
 * prefix, length and positional filtering over tokens with the rare ones first, in which records
 * come by priority and only kept ones are indexed. It must not know texts, tables or contributors.
 *
 * <h2>History</h2>
 *
 * The index table has one row for each record with shingles that was kept and still stands
 * (accepted or waiting for review); removed records need none, because what resembles them is
 * judged against kept ones only. A row holds
 *
 * <ul>
 *   <li>the item, as batch and item id or as a number that leads to them
 *   <li>the ids of normalisation, shingles, thresholds and {@link
 *       io.assay.rules.dedupe.join.TokenOrder}: one value in almost all rows, which a column store
 *       keeps once; rows under other ids are made again from contents
 *   <li>{@link io.assay.rules.dedupe.join.IndexRow#bytes}: the size of the set, and four bytes for
 *       each token of its prefix. With Jaccard at least t these are n − ⌈tn⌉ + 1 of n tokens: 13 of
 *       60 at 0.8, 53 bytes. They are hashes, which nothing compresses. With containment all n are
 *       needed, four times as much and more: the price of finding a fragment of any earlier record
 * </ul>
 *
 * The table's order of tokens is made from the first batch, or anew whenever the table is rebuilt,
 * and stored beside it. It goes stale in cost only.
 *
 * <p>A batch is judged in three steps. (1) Its sets fill a {@link
 * io.assay.rules.dedupe.join.HistoryProbe}, and one scan of the index gives the rows that match.
 * (2) The sets of these few are made again from their contents. (3) A {@link
 * io.assay.rules.dedupe.join.GreedyJoin} is given them by {@code keep} in priority order, then the
 * batch by {@code offer}. As a row that does not match is no near duplicate of any record of the
 * batch, leaving it out changes nothing: batch after batch gives what all at once gives. Chance
 * matches of 32 bits, one for some 350 tokens probed against a million rows of a dozen tokens
 * before size and position are looked at, cost a look at a text and never a verdict.
 *
 * <p>Of 500,000 real descriptions (60 shingles of five words on average, Jaccard 0.8) 189,713 are
 * kept with 51 bytes each, 19 for each record. A corpus whose records are all different has 96
 * bytes for 115 shingles; longer texts need more, about an eighth of their own size.
 *
 * <h2>Cost</h2>
 *
 * A template under many records consists of frequent tokens, which stand behind the rare ones and
 * mostly outside the prefix; where they reach into it, postings are grouped so that the positional
 * bound rules out thousands at once ({@code HotPostings}). No pair is skipped for cost, so the work
 * has no upper bound other than the number of pairs that share a prefix token at a promising
 * position; {@link io.assay.rules.dedupe.join.JoinWork} counts it.
 */
@NullMarked
package io.assay.rules.dedupe.join;

import org.jspecify.annotations.NullMarked;
