package io.assay.lineage.merkle;

import java.util.List;

/** What the leaves of a tree say; see {@code lineage/FORMAT.md}, section 3. */
public enum LeafKind {
  /** One leaf for each accepted item. */
  VALIDATED("validated", List.of("bytes32", "bytes32", "bytes32")),
  /** One leaf for each item that was judged. */
  VERDICT("verdict", List.of("bytes32", "bytes32", "bytes32", "uint8", "bytes32")),
  /** One leaf for each address that ever earned, bound to a chain and a distributor. */
  REWARDS("rewards", List.of("uint256", "address", "address", "uint256")),
  /** One leaf for each line of a plain list; bound to nothing, never anchored by Assay. */
  AIRDROP("airdrop", List.of("address", "uint256"));

  private final String label;
  private final List<String> types;

  LeafKind(String label, List<String> types) {
    this.label = label;
    this.types = types;
  }

  /** The word used in files. */
  public String label() {
    return label;
  }

  /** Solidity types of the leaf's values, in order. */
  public List<String> types() {
    return types;
  }
}
