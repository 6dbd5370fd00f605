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
 * A template under many records consists of frequent tokens, which stand behind the rare ones. What
 * a record has of its own, and what is left for the template, decides whether two records under it
 * can be near duplicates, and that is known from sizes and positions:
 *
 * <ul>
 *   <li>From the size of a set and what is left of it behind a token follows the largest set that
 *       it may resemble if this is the first token they share: its reach. A pair passes the
 *       positional bound exactly if each is within the other's reach. Postings of a frequent token
 *       ({@code HotPostings}) are in order of size and reach, so a probe goes to those that pass,
 *       of however many there are.
 *   <li>Where own tokens stand among the template's, which is rare, the bound lets pairs through
 *       that are below the threshold by less than there are such tokens. Rare tokens are looked up
 *       first: a pair that only frequent ones find either shares no rare token or is none that
 *       matters. All its rare tokens count as different then, and a signature of the frequent ones
 *       alone gives the few that differ among these nearly exactly ({@code Signatures}). So what is
 *       merged is mostly a near duplicate.
 *   <li>A short record under a template may resemble thousands of longer ones that are all kept.
 *       Only the first counts: once one is accepted, later ones are passed over ({@code
 *       Candidates}).
 *   <li>Where a template and payloads are so long that all pairs stand right at the threshold,
 *       bounds let most of them through. Kept records that hold nearly all of one core form a
 *       {@code Crowd}: a record is laid beside the core once, and what it shares with each member
 *       follows exactly from the tokens in which both differ from it. Where the core is enough, the
 *       first member of each size decides; where it is not, only members that share something
 *       beside it are counted, at a step for each shared token, and none is read.
 * </ul>
 *
 * What remains grows with the length of a record, template or not: each token is read once to hash
 * the set, to place it in the order and to sign it, and those of the prefix are looked up and, if
 * the record is kept, indexed. A fifth of all records under one template takes about as long as a
 * fifth of texts of that length that share nothing, not as long as a fifth of shorter ones. {@code
 * bench/duplicates/skew} measures both.
 *
 * <p>No pair is skipped for cost, so the work has no upper bound other than the number of pairs
 * that share a prefix token at a promising position, or a token beside a core: payloads made of
 * phrases that hundreds of records use are counted pair by pair. {@link
 * io.assay.rules.dedupe.join.JoinWork} counts it all. Where each field has a threshold of its own,
 * pairs of a crowd that reach the lowest one together are compared. With an order of tokens that
 * knows nothing of a template ({@link io.assay.rules.dedupe.join.TokenOrder#byHash}, or one that is
 * stale), its tokens are not behind the rare ones and the bounds are weak: a join should be given
 * the order of what it joins.
 */
@NullMarked
package io.assay.rules.dedupe.join;

import org.jspecify.annotations.NullMarked;
