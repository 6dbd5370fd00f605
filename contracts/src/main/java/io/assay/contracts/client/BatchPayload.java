package io.assay.contracts.client;

import io.assay.lineage.merkle.Hash;

/**
 * What is anchored about one batch, but for its number: everything that follows from data and
 * charter, and the checkpoint of the lineage log. Equal payloads are equal anchors.
 *
 * @param datasetId keccak256 of the dataset id; not zero
 * @param batchHash keccak256 of the batch id; not zero
 * @param roots Merkle roots of the accepted items, the verdicts and the rewards
 * @param log the lineage log up to the end of the reward stage
 * @param evidenceHash keccak256 of {@code evidence.json}; not zero
 * @param charterHash keccak256 of the canonical charter; not zero
 */
public record BatchPayload(
    Hash datasetId, Hash batchHash, Roots roots, LogHead log, Hash evidenceHash, Hash charterHash) {

  public BatchPayload {
    requireSet("datasetId", datasetId);
    requireSet("batchHash", batchHash);
    requireSet("evidenceHash", evidenceHash);
    requireSet("charterHash", charterHash);
  }

  private static void requireSet(String name, Hash value) {
    if (value.equals(Hash.ZERO)) {
      throw new IllegalArgumentException(name + ": zero (expected: a hash)");
    }
  }

  /** Merkle roots; a tree without leaves has {@link Hash#ZERO}. */
  public record Roots(Hash validated, Hash verdict, Hash rewards) {}

  /**
   * State of the lineage log.
   *
   * @param size number of entries, 0 or more
   * @param root RFC 9162 tree hash
   */
  public record LogHead(long size, Hash root) {
    public LogHead {
      if (size < 0) {
        throw new IllegalArgumentException("log size: " + size + " (expected: 0 or more)");
      }
    }
  }
}
