/**
 * Near duplicates found another way, for the engine to be judged by: sets of texts instead of
 * hashes, every pair that shares anything counted. Written from the charter's specification and
 * sharing no code with {@code rules.dedupe}; slow, and only as big as a benchmark needs.
 */
@NullMarked
package io.assay.bench.duplicates.truth;

import org.jspecify.annotations.NullMarked;
