package io.assay.jobs.payout;

import io.assay.contracts.client.EarnedLeaf;
import io.assay.contracts.client.RewardDistributorContract;
import io.assay.contracts.client.RewardsState;
import io.assay.contracts.client.Transaction;
import io.assay.contracts.client.TransactionRefusedException;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.payout.ClaimPlan;
import io.assay.lineage.payout.PayoutClaim;
import io.assay.lineage.payout.PayoutTree;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
   * What a batched claim came to.
   *
   * @param transactions one for each subtree that was claimed
   * @param accounts how many accounts they paid
   * @param refused accounts that the token refuses to pay, each with its reason
   */
  public record Batched(List<Transaction> transactions, int accounts, List<String> refused) {
    /** Copies. */
    public Batched {
      transactions = List.copyOf(transactions);
      refused = List.copyOf(refused);
    }
  }

  /**
   * Claims for everybody below a node of the tree, in the subtrees that cost least. An account that
   * the token refuses is left out, and its neighbours are claimed without it.
   *
   * @param under the node; 0 for all
   * @param mostLeaves most accounts of one transaction
   */
  public Batched all(int under, int mostLeaves) {
    PayoutTree tree = read(() -> PayoutTree.read(active()));
    if (under < 0 || under >= tree.nodeCount()) {
      throw ExitException.usage(
          "--subtree: %d (expected: a node of the tree, 0 to %d). 0 is everybody."
              .formatted(under, tree.nodeCount() - 1));
    }
    Map<Address, BigInteger> settled = distributor.settled();
    List<Transaction> transactions = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    int accounts = 0;
    for (int node : ClaimPlan.of(tree, leaf -> isOwed(tree, leaf, settled), mostLeaves, under)) {
      accounts += claim(tree, node, settled, transactions, refused);
    }
    List<Transaction> counted = new ArrayList<>();
    for (Transaction transaction : transactions) {
      counted.add(chain.client().confirm(transaction, chain.confirmations()));
    }
    chain.save();
    return new Batched(counted, accounts, refused);
  }

  private static boolean isOwed(PayoutTree tree, int leaf, Map<Address, BigInteger> settled) {
    BigInteger before = settled.getOrDefault(tree.account(leaf), BigInteger.ZERO);
    return tree.amount(leaf).compareTo(before) > 0;
  }

  private int claim(
      PayoutTree tree,
      int node,
      Map<Address, BigInteger> settled,
      List<Transaction> transactions,
      List<String> refused) {
    List<Integer> below = ClaimPlan.leavesBelow(tree, node);
    List<EarnedLeaf> leaves = new ArrayList<>();
    int owed = 0;
    for (int leaf : below) {
      leaves.add(new EarnedLeaf(tree.account(leaf), tree.amount(leaf)));
      owed += isOwed(tree, leaf, settled) ? 1 : 0;
    }
    if (owed == 0) {
      return 0;
    }
    try {
      transactions.add(
          distributor.claimBatch(
              "node " + node + " of root " + tree.root(), leaves, tree.proof(node)));
      chain.save();
      return owed;
    } catch (TransactionRefusedException e) {
      if (isAboutAll(e)) {
        throw e;
      }
      if (leaves.size() == 1) {
        refused.add(leaves.get(0).account() + ": " + e.getMessage());
        return 0;
      }
      return claim(tree, 2 * node + 1, settled, transactions, refused)
          + claim(tree, 2 * node + 2, settled, transactions, refused);
    }
  }

  /** What every other claim would meet too; the rest is between the token and an account. */
  private static boolean isAboutAll(TransactionRefusedException e) {
    return List.of("PausedUntil", "InvalidSubtree", "TotalExceeded", "NotAligned")
        .contains(String.valueOf(e.error()));
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
