/**
 * How alike two sets of shingles are, in exact integers: what they share, how big they are, and
 * whether that reaches a threshold given as a ratio. No floating point, so that a pair is judged
 * the same everywhere. It must not know how pairs are found.
 */
@NullMarked
package io.assay.rules.dedupe.similarity;

import org.jspecify.annotations.NullMarked;
