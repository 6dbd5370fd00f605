package io.assay.lineage.event;

import java.util.Map;
import java.util.TreeMap;

/**
 * The batch a run works on; the run facet {@code assay_batch} and the subset of each dataset.
 *
 * @param datasetId id of the community's dataset
 * @param batchId id of the batch
 * @param attempt from 1
 * @param charterHash keccak-256 of the effective charter, lower-case hex with 0x
 */
public record BatchRef(String datasetId, String batchId, int attempt, String charterHash) {
  Map<String, Object> facet() {
    Map<String, Object> facet = new TreeMap<>();
    facet.put("datasetId", datasetId);
    facet.put("batchId", batchId);
    facet.put("attempt", attempt);
    facet.put("charterHash", charterHash);
    return facet;
  }
}
