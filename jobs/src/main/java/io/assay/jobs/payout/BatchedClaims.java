package io.assay.jobs.payout;

import io.assay.contracts.client.EarnedLeaf;
import io.assay.contracts.client.PendingTransaction;
import io.assay.contracts.client.RewardDistributorContract;
import io.assay.contracts.client.Transaction;
import io.assay.contracts.client.TransactionRefusedException;
import io.assay.jobs.anchor.Chain;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.payout.ClaimPlan;
import io.assay.lineage.payout.PayoutTree;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Claims for the accounts of one tree, subtree by subtree. Several transactions wait at a time, for
 * a block every few seconds takes many; each is stored before it is sent, so that a crash repeats
 * none. Where the token refuses an account, its neighbours are claimed without it.
 */
public final class BatchedClaims {
  /** Nodes keep about so many of one account. */
  private static final int MOST_WAITING = 16;

  /** What every other claim would meet too; the rest is between the token and an account. */
  private static final Set<String> ABOUT_ALL =
      Set.of("PausedUntil", "InvalidSubtree", "TotalExceeded", "NotAligned");

  /** Somebody else claimed for them meanwhile. */
  private static final String PAID_ALREADY = "NothingToClaimInSubtree";

  private final Chain chain;
  private final PayoutTree tree;
  private final RewardDistributorContract distributor;
  private final Map<Address, BigInteger> settled;
  private final Deque<Sent> waiting = new ArrayDeque<>();
  private final List<Transaction> transactions = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private int accounts;

  private record Subtree(int node, List<EarnedLeaf> leaves, int owed) {}

  private record Sent(Subtree subtree, PendingTransaction transaction) {}

  /**
   * What it came to.
   *
   * @param transactions one for each subtree that was claimed
   * @param accounts how many accounts they paid
   * @param refused accounts that the token refuses to pay, each with its reason
   */
  public record Outcome(List<Transaction> transactions, int accounts, List<String> refused) {
    /** Copies. */
    public Outcome {
      transactions = List.copyOf(transactions);
      refused = List.copyOf(refused);
    }
  }

  BatchedClaims(Chain chain, PayoutTree tree) {
    this.chain = chain;
    this.tree = tree;
    this.distributor = chain.client().distributor(chain.deployment());
    this.settled = distributor.settled();
  }

  Outcome below(int under, int mostLeaves) {
    for (int node : ClaimPlan.of(tree, this::isOwed, mostLeaves, under)) {
      claim(node);
    }
    while (!waiting.isEmpty()) {
      finishOldest();
    }
    List<Transaction> counted = new ArrayList<>();
    for (Transaction transaction : transactions) {
      counted.add(chain.client().confirm(transaction, chain.confirmations()));
    }
    chain.save();
    return new Outcome(counted, accounts, refused);
  }

  private boolean isOwed(int leaf) {
    BigInteger before = settled.getOrDefault(tree.account(leaf), BigInteger.ZERO);
    return tree.amount(leaf).compareTo(before) > 0;
  }

  private Subtree subtree(int node) {
    List<EarnedLeaf> leaves = new ArrayList<>();
    int owed = 0;
    for (int leaf : ClaimPlan.leavesBelow(tree, node)) {
      leaves.add(new EarnedLeaf(tree.account(leaf), tree.amount(leaf)));
      owed += isOwed(leaf) ? 1 : 0;
    }
    return new Subtree(node, leaves, owed);
  }

  private void claim(int node) {
    Subtree subtree = subtree(node);
    if (subtree.owed == 0) {
      return;
    }
    if (waiting.size() == MOST_WAITING) {
      finishOldest();
    }
    try {
      PendingTransaction sent =
          distributor.startClaimBatch(
              "node " + node + " of root " + tree.root(), subtree.leaves, tree.proof(node));
      waiting.add(new Sent(subtree, sent));
    } catch (TransactionRefusedException e) {
      claimInParts(subtree, e);
    }
  }

  private void finishOldest() {
    Sent oldest = waiting.remove();
    try {
      transactions.add(oldest.transaction.mined());
      accounts += oldest.subtree.owed;
      chain.save();
    } catch (TransactionRefusedException e) {
      claimInParts(oldest.subtree, e);
    }
  }

  /** Only where the contract refused this very claim; an account without gas money is no reason. */
  private void claimInParts(Subtree subtree, TransactionRefusedException refusal) {
    String error = String.valueOf(refusal.error());
    if (!refusal.isByContract() || ABOUT_ALL.contains(error)) {
      throw refusal;
    }
    if (error.equals(PAID_ALREADY)) {
      return;
    }
    if (subtree.leaves.size() == 1) {
      refused.add(subtree.leaves.get(0).account() + ": " + refusal.getMessage());
      return;
    }
    claim(2 * subtree.node + 1);
    claim(2 * subtree.node + 2);
  }
}
