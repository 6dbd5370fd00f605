package io.assay.contracts.client;

import io.assay.lineage.merkle.Hash;
import java.util.List;

/**
 * What a tree says of an account, and why it does.
 *
 * @param leaf account and amount
 * @param proof siblings from the leaf upwards
 */
public record ProvenLeaf(EarnedLeaf leaf, List<Hash> proof) {
  /** Copies. */
  public ProvenLeaf {
    proof = List.copyOf(proof);
  }
}
