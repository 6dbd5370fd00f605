package io.assay.jobs.payout;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.payout.PayoutTree;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A rewards tree of this warehouse, made again from its accounts and amounts: what its summary says
 * counts for nothing here.
 *
 * @param directory its payout files
 * @param tree as its accounts and amounts give it
 */
record OwnTree(Path directory, PayoutTree tree) {

  /**
   * Reads one.
   *
   * @throws io.assay.lineage.payout.PayoutException when the files are missing or damaged
   */
  static OwnTree read(Path directory) {
    try {
      return new OwnTree(directory, PayoutTree.read(directory));
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot read %s: %s. Check disk and permissions."
              .formatted(directory, StorageFault.of(e)),
          e);
    }
  }

  Hash root() {
    return tree.root();
  }

  int firstLeaf() {
    return tree.nodeCount() - tree.size();
  }

  /** Sum of all amounts. */
  BigInteger total() {
    BigInteger total = BigInteger.ZERO;
    for (int leaf = firstLeaf(); leaf < tree.nodeCount(); leaf++) {
      total = total.add(tree.amount(leaf));
    }
    return total;
  }

  /** Where an account is. */
  Optional<Integer> leafOf(Address account) {
    for (int leaf = firstLeaf(); leaf < tree.nodeCount(); leaf++) {
      if (tree.account(leaf).equals(account)) {
        return Optional.of(leaf);
      }
    }
    return Optional.empty();
  }
}
