/**
 * What cheating earns: epochs of a small community under the real rules, with and without an
 * attacker. Normalisation, the search for duplicates, the label consensus with its screening, the
 * rate of review, allocation and settlement are the pipeline's own pure parts; only tables and
 * Spark are left out.
 */
@NullMarked
package io.assay.bench.rewards;

import org.jspecify.annotations.NullMarked;
