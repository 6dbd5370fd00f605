package io.assay.jobs.payout;

import io.assay.contracts.client.EarnedLeaf;
import io.assay.contracts.client.ProvenLeaf;
import io.assay.contracts.client.RewardDistributorContract;
import io.assay.contracts.client.RewardsEvent;
import io.assay.contracts.client.Transaction;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Returns to the treasury what was left unclaimed for longer than the charter gives. What a root
 * lists whose time is over is returned up to its amount; what later roots added stays claimable.
 */
public final class Returns {
  private final Chain chain;
  private final PayoutDirectories directories;
  private final RewardDistributorContract distributor;

  /** For an open chain, and the payout files of its warehouse. */
  public Returns(Chain chain, Warehouse warehouse) {
    this.chain = chain;
    this.directories = new PayoutDirectories(warehouse);
    this.distributor = chain.client().distributor(chain.deployment());
  }

  /**
   * Returns everything that is due.
   *
   * @param account of one account only, or null for all
   * @return one transaction for each account
   */
  public List<Transaction> all(@Nullable Address account) {
    Optional<Hash> root = lastExpired();
    if (root.isEmpty()) {
      return List.of();
    }
    OwnTree expired = tree(root.get());
    OwnTree listed = tree(distributor.state().currentRoot());
    Map<Address, Integer> leaves = new HashMap<>();
    for (int leaf = listed.firstLeaf(); leaf < listed.tree().nodeCount(); leaf++) {
      leaves.put(listed.tree().account(leaf), leaf);
    }
    Map<Address, BigInteger> settled = distributor.settled();
    List<Transaction> made = new ArrayList<>();
    for (int leaf = expired.firstLeaf(); leaf < expired.tree().nodeCount(); leaf++) {
      Address owner = expired.tree().account(leaf);
      Integer now = leaves.get(owner);
      if ((account == null || account.equals(owner)) && now != null) {
        BigInteger due = expired.tree().amount(leaf).min(listed.tree().amount(now));
        if (due.compareTo(settled.getOrDefault(owner, BigInteger.ZERO)) > 0) {
          made.add(distributor.returnUnclaimed(proven(expired, leaf), proven(listed, now)));
          chain.save();
        }
      }
    }
    List<Transaction> counted = new ArrayList<>();
    for (Transaction transaction : made) {
      counted.add(chain.client().confirm(transaction, chain.confirmations()));
    }
    chain.save();
    return counted;
  }

  /** The last root whose time is over: amounts only grow, so it holds those before it. */
  private Optional<Hash> lastExpired() {
    long now = chain.client().time();
    Hash last = null;
    for (RewardsEvent event : distributor.events()) {
      if (event instanceof RewardsEvent.Activated activated) {
        long until = distributor.claimableUntil(activated.root());
        if (until != 0 && until <= now) {
          last = activated.root();
        }
      }
    }
    return Optional.ofNullable(last);
  }

  private OwnTree tree(Hash root) {
    return directories
        .withRoot(root)
        .map(OwnTree::read)
        .orElseThrow(
            () ->
                ExitException.usage(
                    "No payout files have root %s (expected: those of its batch). Use the warehouse that ran the batch."
                        .formatted(root)));
  }

  private static ProvenLeaf proven(OwnTree own, int leaf) {
    return new ProvenLeaf(
        new EarnedLeaf(own.tree().account(leaf), own.tree().amount(leaf)), own.tree().proof(leaf));
  }
}
