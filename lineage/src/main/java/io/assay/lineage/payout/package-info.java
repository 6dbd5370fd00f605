/**
 * Payouts as files that any web server can hand out and any wallet can claim with: the tree, one
 * proof for each account, a summary; and the plain list from which anybody can build the same. See
 * {@code lineage/FORMAT.md}, section 11. Stands behind the settlement and beside the anchor. Must
 * not know why an account is paid, and holds no object for each account.
 */
@NullMarked
package io.assay.lineage.payout;

import org.jspecify.annotations.NullMarked;
