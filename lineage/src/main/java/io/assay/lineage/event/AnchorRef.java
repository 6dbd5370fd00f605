package io.assay.lineage.event;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where and as what a batch was anchored; the run facet {@code assay_anchor} of the anchor stage.
 * Hashes are lower-case hex with 0x.
 *
 * @param place contract and transaction
 * @param number of the batch on chain, from 1
 * @param roots what was anchored
 */
public record AnchorRef(Place place, long number, Roots roots) {
  /**
   * Contract and transaction.
   *
   * @param chainId EIP-155 id
   * @param registry EIP-55 address of the batch registry
   * @param transaction hash
   */
  public record Place(BigInteger chainId, String registry, String transaction) {}

  /** The content roots, and the hash of the evidence that explains them. */
  public record Roots(String validated, String verdict, String rewards, String evidenceHash) {}

  Map<String, Object> facet() {
    Map<String, Object> facet = new TreeMap<>();
    facet.put("chainId", place.chainId().toString());
    facet.put("registry", place.registry());
    facet.put("transaction", place.transaction());
    facet.put("number", number);
    facet.put("validatedRoot", roots.validated());
    facet.put("verdictRoot", roots.verdict());
    facet.put("rewardsRoot", roots.rewards());
    facet.put("evidenceHash", roots.evidenceHash());
    return facet;
  }
}
