/**
 * The transparency log of lineage events: write-once segments on disk, the tree of RFC 9162 over
 * their entries, its proofs and its checkpoints; see {@code lineage/FORMAT.md}, sections 6 to 8.
 * Stands behind the event builders and before the anchor. Must not know what an entry says.
 */
@NullMarked
package io.assay.lineage.log;

import org.jspecify.annotations.NullMarked;
