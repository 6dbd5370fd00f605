/**
 * What is anchored about a batch besides its roots: the numbers a reader of the report relies on,
 * in one canonical form; see {@code lineage/FORMAT.md}, section 10. Stands between the rewards and
 * the anchor. Must not know how a number was computed, nor when.
 */
@NullMarked
package io.assay.lineage.evidence;

import org.jspecify.annotations.NullMarked;
