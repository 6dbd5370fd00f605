package io.assay.contracts.client;

import io.assay.lineage.merkle.Hash;

/**
 * A batch as the chain's event tells it.
 *
 * @param number place in the dataset's history, from 1
 * @param supersedes number of the earlier entry that this one corrects; 0 for none
 * @param payload what was anchored
 * @param chainHash hash over the history up to and with this batch
 * @param txHash transaction that anchored it
 * @param block block of that transaction
 */
public record AnchoredBatch(
    long number, long supersedes, BatchPayload payload, Hash chainHash, Hash txHash, long block) {

  AnchorReceipt receipt() {
    return new AnchorReceipt(number, txHash, block, chainHash);
  }
}
