/**
 * What a distributor does once a batch is anchored: proposes its rewards root, funds and activates
 * it, claims for everybody, and compares ledger, trees, events and balances. Stands behind the
 * anchor, and meets the stages in their tables and files alone.
 */
@NullMarked
package io.assay.jobs.payout;

import org.jspecify.annotations.NullMarked;
