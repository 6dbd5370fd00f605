/**
 * The pieces in which texts are compared: overlapping runs of words, or of characters where words
 * are not separated by spaces or are too few, each as a 64-bit hash. A text becomes a sorted array
 * of distinct hashes, with no object for any piece. It stands between normalisation and the join;
 * it must not know thresholds or other records.
 */
@NullMarked
package io.assay.rules.dedupe.shingle;

import org.jspecify.annotations.NullMarked;
