package io.assay.contracts.client;

import io.assay.lineage.merkle.Hash;

/**
 * Proof of an anchored batch for the warehouse.
 *
 * @param number place in the dataset's history, from 1
 * @param txHash transaction that anchored it
 * @param block block of that transaction
 * @param chainHash hash over the history up to and with this batch
 */
public record AnchorReceipt(long number, Hash txHash, long block, Hash chainHash) {}
