/**
 * How a file comes into being: beside its place, synced, then renamed, so that a reader or a
 * process killed at any instant sees all of it or nothing. Used by whatever keeps proofs, log and
 * payouts on local disk; must know nothing of what is in the files.
 */
@NullMarked
package io.assay.lineage.storage;

import org.jspecify.annotations.NullMarked;
