package io.assay.jobs.payout;

import io.assay.contracts.client.EarnedLeaf;
import io.assay.contracts.client.RewardDistributorContract;
import io.assay.contracts.client.RewardsState;
import io.assay.contracts.client.Transaction;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.payout.PayoutClaim;
import io.assay.lineage.payout.PayoutTree;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Optional;

/** Claims from payout files, for one account or for all, against the root that is active. */
public final class Claims {
  private final Chain chain;
  private final PayoutActions actions;
  private final PayoutDirectories directories;
  private final RewardDistributorContract distributor;

  /** For an open chain, and the payout files of its warehouse. */
  public Claims(Chain chain, Warehouse warehouse) {
    this.chain = chain;
    this.actions = new PayoutActions(chain, warehouse);
    this.directories = new PayoutDirectories(warehouse);
    this.distributor = chain.client().distributor(chain.deployment());
  }

  /** Claims for one account; empty when it has everything already. */
  public Optional<Transaction> one(Address account) {
    Path directory = active();
    PayoutClaim claim =
        read(() -> PayoutClaim.find(directory, account))
            .orElseThrow(
                () ->
                    ExitException.usage(
                        "Account %s earned nothing in %s (expected: one that did). Try after a later root is active."
                            .formatted(account, directory)));
    if (!isListed(claim, account)) {
      throw ExitException.conflict(
          "Amount and proof of account %s in %s lead to no root that can be claimed from (expected: %s). The file was changed; write it anew from tree.json with: assay payouts build"
              .formatted(account, directory, distributor.state().currentRoot()));
    }
    return actions.counted(
        distributor.claim(new EarnedLeaf(account, claim.cumulative()), claim.proof()));
  }

  private boolean isListed(PayoutClaim claim, Address account) {
    RewardsState state = distributor.state();
    BigInteger id = BigInteger.valueOf(chain.book().chainId());
    Address payer = chain.deployment().distributor();
    return claim.leadsTo(state.currentRoot(), id, payer, account)
        || claim.leadsTo(state.previousRoot(), id, payer, account);
  }

  /**
   * Claims for everybody below a node of the tree, in the subtrees that cost least. An account that
   * the token refuses is left out, and its neighbours are claimed without it.
   *
   * @param under the node; 0 for all
   * @param mostLeaves most accounts of one transaction
   */
  public BatchedClaims.Outcome all(int under, int mostLeaves) {
    PayoutTree tree = read(() -> PayoutTree.read(active()));
    if (under < 0 || under >= tree.nodeCount()) {
      throw ExitException.usage(
          "--subtree: %d (expected: a node of the tree, 0 to %d). 0 is everybody."
              .formatted(under, tree.nodeCount() - 1));
    }
    return new BatchedClaims(chain, tree).below(under, mostLeaves);
  }

  private Path active() {
    RewardsState state = distributor.state();
    if (state.currentRoot().equals(Hash.ZERO)) {
      throw ExitException.usage(
          "No root is active (expected: one to claim from). See: assay payouts status");
    }
    return directories
        .withRoot(state.currentRoot())
        .or(() -> directories.withRoot(state.previousRoot()))
        .orElseThrow(
            () ->
                ExitException.usage(
                    "No payout files have the active root %s (expected: those of batch number %d). Use the warehouse that ran the batch."
                        .formatted(state.currentRoot(), state.batchNumber())));
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot read payout files: %s. Check disk and permissions.".formatted(StorageFault.of(e)),
          e);
    }
  }
}
