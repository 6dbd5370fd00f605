/**
 * Works out what a batch pays: counts accepted work by people, hands the counts to {@code
 * lineage.reward}, and writes ledger, payouts and the proofs of the batch. Knows no chain beyond
 * the addresses that leaves contain.
 */
@NullMarked
package io.assay.jobs.reward;

import org.jspecify.annotations.NullMarked;
