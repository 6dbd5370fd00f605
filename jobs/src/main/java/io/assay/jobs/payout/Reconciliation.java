package io.assay.jobs.payout;

import io.assay.contracts.client.AnchorIntent;
import io.assay.contracts.client.AnchoredBatch;
import io.assay.contracts.client.Proposal;
import io.assay.contracts.client.RewardDistributorContract;
import io.assay.contracts.client.RewardsEvent;
import io.assay.contracts.client.RewardsState;
import io.assay.contracts.client.TokenContract;
import io.assay.jobs.anchor.AnchorTable;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.WaitingTotals;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.payout.PayoutException;
import io.assay.lineage.payout.PayoutTree;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds ledger, trees, events and balances against each other: whatever was earned is owed or
 * waits, whatever is owed is in the anchored tree, whatever is claimable was anchored and funded,
 * and whatever left the distributor went to somebody who was owed it.
 */
public final class Reconciliation {
  /**
   * So many accounts are asked about one by one. The contract changes an account's amount and the
   * sum of all together, so of more accounts the sum tells as much.
   */
  private static final int MOST_ASKED = 1_000;

  private final Chain chain;
  private final LedgerBooks books;
  private final PayoutDirectories directories;
  private final RewardDistributorContract distributor;
  private final PayoutActions actions;
  private final List<Comparison> comparisons = new ArrayList<>();

  private Reconciliation(Chain chain, Warehouse warehouse, TableStore tables) {
    this.chain = chain;
    this.books = new LedgerBooks(tables);
    this.directories = new PayoutDirectories(warehouse);
    this.distributor = chain.client().distributor(chain.deployment());
    this.actions = new PayoutActions(chain, warehouse);
  }

  /**
   * Every comparison, those that hold too.
   *
   * @param chain open for reading
   */
  public static List<Comparison> of(Chain chain, Warehouse warehouse, TableStore tables) {
    return new Reconciliation(chain, warehouse, tables).compare();
  }

  private List<Comparison> compare() {
    ChainBooks seen = ChainBooks.read(chain);
    none("code of the contracts", chain.client().codeDifferences(chain.book()));
    none("transactions that were made", chain.client().missing());
    roles();
    anchors(seen.history());
    ledger(seen.history());
    roots(seen.history(), seen.events(), seen.state());
    pending(seen.state());
    money(seen);
    claims(seen.events(), seen.state());
    return comparisons;
  }

  /** Who was appointed at deployment holds each role, and nobody else. */
  private void roles() {
    chain
        .book()
        .roles()
        .forEach(
            (role, account) -> {
              SortedSet<Address> holders =
                  chain.client().authority(chain.deployment()).holders(role);
              add(
                  "role " + role,
                  account,
                  holders.isEmpty()
                      ? "nobody"
                      : holders.stream().map(Address::toString).collect(Collectors.joining(", ")));
            });
  }

  /** The root that waits is one of ours, with our total; later nobody could object any more. */
  private void pending(RewardsState state) {
    Proposal pending = state.pending();
    if (pending != null) {
      none("root in waiting", actions.fault(pending).map(List::of).orElseGet(List::of));
    }
  }

  private void add(String what, Object expected, Object found) {
    comparisons.add(Comparison.of(what, expected, found));
  }

  /** Each difference on a line of its own, or one line that there is none. */
  private void none(String what, List<String> differences) {
    if (differences.isEmpty()) {
      add(what, "as recorded", "as recorded");
    }
    differences.forEach(difference -> add(what, "as recorded", difference));
  }

  private void anchors(List<AnchoredBatch> history) {
    Map<Long, Hash> recorded = new TreeMap<>();
    for (AnchorIntent intent : AnchorTable.intents(books.tables())) {
      recorded.put(intent.number(), intent.payload().roots().rewards());
    }
    for (AnchoredBatch batch : history) {
      Hash known = recorded.remove(batch.number());
      add(
          "rewards root of number " + batch.number(),
          known == null ? "no anchor of this number" : known,
          batch.payload().roots().rewards());
    }
    recorded.forEach(
        (number, root) -> add("rewards root of number " + number, root, "not on the chain"));
  }

  /**
   * Earned by ledger = owed to addresses + waiting, after every batch; and the tree says the same.
   */
  private void ledger(List<AnchoredBatch> history) {
    BigInteger earned = BigInteger.ZERO;
    for (AnchoredBatch batch : history) {
      Optional<BatchKey> key = books.key(batch);
      if (key.isEmpty()) {
        add(
            "batch of number " + batch.number(),
            batch.payload().batchHash(),
            "not in this warehouse");
        continue;
      }
      SortedMap<Address, BigInteger> cumulative = books.cumulative(key.get());
      earned = earned.add(books.earned(key.get()));
      BigInteger owed = cumulative.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
      add(
          "ledger up to batch " + key.get().batchId(),
          earned,
          owed.add(unpaid(books.waiting(key.get()))));
      if (!batch.payload().roots().rewards().equals(Hash.ZERO)) {
        tree(key.get().batchId(), batch, cumulative);
      }
    }
  }

  private static BigInteger unpaid(WaitingTotals totals) {
    return totals.waiting().amount().add(totals.held().amount());
  }

  private void tree(
      String batchId, AnchoredBatch batch, SortedMap<Address, BigInteger> cumulative) {
    Optional<Path> directory = directories.ofBatch(batch.payload().batchHash());
    if (directory.isEmpty()) {
      add("payout files of batch " + batchId, batch.payload().roots().rewards(), "missing");
      return;
    }
    try {
      PayoutTree tree = PayoutTree.read(directory.get());
      add("payout files of batch " + batchId, batch.payload().roots().rewards(), tree.root());
      Map<Address, BigInteger> left = new TreeMap<>(cumulative);
      for (int node = tree.nodeCount() - tree.size(); node < tree.nodeCount(); node++) {
        BigInteger booked = left.remove(tree.account(node));
        if (!tree.amount(node).equals(booked)) {
          add(
              "amount of " + tree.account(node) + " in batch " + batchId,
              booked == null ? "not in the table" : booked,
              tree.amount(node));
        }
      }
      left.forEach(
          (account, amount) ->
              add("amount of " + account + " in batch " + batchId, amount, "not in the tree"));
    } catch (PayoutException e) {
      add(
          "payout files of batch " + batchId,
          batch.payload().roots().rewards(),
          String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot read %s: %s. Check disk and permissions."
              .formatted(directory.get(), StorageFault.of(e)),
          e);
    }
  }

  /**
   * Every root that ever took effect was anchored, with its total funded; the last one is current.
   */
  private void roots(List<AnchoredBatch> history, List<RewardsEvent> events, RewardsState state) {
    long epochs = 0;
    Hash last = Hash.ZERO;
    BigInteger declared = BigInteger.ZERO;
    for (RewardsEvent event : events) {
      if (event instanceof RewardsEvent.Activated activated) {
        epochs++;
        last = activated.root();
        declared = activated.total();
        activated(history, activated, epochs);
      }
    }
    add("epochs", epochs, state.epoch());
    add("active root", last, state.currentRoot());
    add("declared total", declared, state.totals().declared());
  }

  private void activated(
      List<AnchoredBatch> history, RewardsEvent.Activated activated, long epoch) {
    String what = "root of epoch " + epoch;
    add("number of epoch " + epoch, epoch, activated.epoch());
    Optional<AnchoredBatch> batch =
        history.stream().filter(one -> one.number() == activated.batchNumber()).findFirst();
    if (batch.isEmpty()) {
      add(what, "batch number " + activated.batchNumber(), "not anchored");
      return;
    }
    add(what, batch.get().payload().roots().rewards(), activated.root());
    add(
        "evidence of epoch " + epoch,
        batch.get().payload().evidenceHash(),
        activated.evidenceHash());
    books
        .key(batch.get())
        .ifPresent(
            key ->
                add(
                    "total of epoch " + epoch,
                    books.cumulative(key).values().stream()
                        .reduce(BigInteger.ZERO, BigInteger::add),
                    activated.total()));
    add(
        "funds of epoch " + epoch,
        "at least " + activated.total(),
        activated.funded().compareTo(activated.total()) >= 0
            ? "at least " + activated.total()
            : activated.funded());
  }

  /** What came in is there or was claimed; what went out was claimed. */
  private void money(ChainBooks seen) {
    RewardsState.Totals totals = seen.state().totals();
    BigInteger paid = BigInteger.ZERO;
    for (RewardsEvent event : seen.events()) {
      if (event instanceof RewardsEvent.Claimed claimed) {
        paid = paid.add(claimed.amount());
      } else if (event instanceof RewardsEvent.Returned returned) {
        paid = paid.add(returned.amount());
      }
    }
    TokenContract.Flows flows = seen.flows();
    add("claims by events", paid, totals.claimed());
    add("transfers from the distributor", totals.claimed(), flows.out());
    add("balance of the distributor", flows.in().subtract(flows.out()), seen.balance());
    add("funded", flows.in(), totals.funded());
  }

  /**
   * Nobody received more than the active tree says, and what is left is what all are still owed.
   */
  private void claims(List<RewardsEvent> events, RewardsState state) {
    Map<Address, BigInteger> paid = new TreeMap<>();
    Map<Address, BigInteger> settled = new TreeMap<>();
    for (RewardsEvent event : events) {
      if (event instanceof RewardsEvent.Claimed claimed) {
        paid.merge(claimed.account(), claimed.amount(), BigInteger::add);
        settled.put(claimed.account(), claimed.cumulative());
      } else if (event instanceof RewardsEvent.Returned returned) {
        paid.merge(returned.account(), returned.amount(), BigInteger::add);
        settled.put(returned.account(), returned.cumulative());
      }
    }
    settled.forEach(
        (account, amount) -> {
          if (!amount.equals(paid.get(account))) {
            add("payments to " + account, amount, paid.getOrDefault(account, BigInteger.ZERO));
          }
          if (settled.size() <= MOST_ASKED) {
            BigInteger booked = distributor.claimed(account);
            if (booked.compareTo(amount) < 0) {
              add("claimed by " + account, amount, booked);
            }
          }
        });
    Optional<Path> directory = directories.withRoot(state.currentRoot());
    if (directory.isPresent()) {
      open(directory.get(), settled, state);
    } else if (!state.currentRoot().equals(Hash.ZERO)) {
      add("payout files of the active root", state.currentRoot(), "missing");
    }
  }

  private void open(Path directory, Map<Address, BigInteger> settled, RewardsState state) {
    try {
      PayoutTree tree = PayoutTree.read(directory);
      Map<Address, BigInteger> strangers = new TreeMap<>(settled);
      BigInteger open = BigInteger.ZERO;
      for (int node = tree.nodeCount() - tree.size(); node < tree.nodeCount(); node++) {
        BigInteger received = strangers.remove(tree.account(node));
        BigInteger before = received == null ? BigInteger.ZERO : received;
        if (before.compareTo(tree.amount(node)) > 0) {
          add("received by " + tree.account(node), "at most " + tree.amount(node), before);
        }
        open = open.add(tree.amount(node).subtract(before));
      }
      strangers.forEach((account, amount) -> add("received by " + account, "nothing", amount));
      add("claimable", open, state.totals().declared().subtract(state.totals().claimed()));
    } catch (PayoutException e) {
      add("payout files of the active root", state.currentRoot(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot read %s: %s. Check disk and permissions."
              .formatted(directory, StorageFault.of(e)),
          e);
    }
  }
}
