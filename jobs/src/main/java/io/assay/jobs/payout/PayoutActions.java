package io.assay.jobs.payout;

import io.assay.contracts.client.AnchoredBatch;
import io.assay.contracts.client.Proposal;
import io.assay.contracts.client.RewardDistributorContract;
import io.assay.contracts.client.RewardsState;
import io.assay.contracts.client.TokenContract;
import io.assay.contracts.client.Transaction;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.anchor.DeployedTerms;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.lineage.payout.PayoutException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a root: proposed, funded, activated, refused. Each looks first whether it is
 * done, and says so by an empty result; each waits until its transaction counts.
 */
public final class PayoutActions {
  private final Chain chain;
  private final Warehouse warehouse;
  private final PayoutDirectories directories;
  private final RewardDistributorContract distributor;

  /** For an open chain, and the payout files of its warehouse. */
  public PayoutActions(Chain chain, Warehouse warehouse) {
    this.chain = chain;
    this.warehouse = warehouse;
    this.directories = new PayoutDirectories(warehouse);
    this.distributor = chain.client().distributor(chain.deployment());
  }

  /** What the distributor says of itself now. */
  public RewardsState state() {
    return distributor.state();
  }

  /**
   * Proposes the rewards root of a batch, if its charter says of window, period and treasury what
   * the distributor does. Amounts are cumulative, so a later batch under a charter that does pays
   * what one under another earned.
   *
   * @param batchId the batch, or null for the last anchored one
   */
  public Optional<Transaction> propose(@Nullable String batchId) {
    List<AnchoredBatch> history = history();
    AnchoredBatch batch = anchored(history, batchId);
    if (batch.payload().roots().rewards().equals(Hash.ZERO)) {
      return Optional.empty();
    }
    DeployedTerms.requireStored(distributor, warehouse, batch.payload().charterHash());
    return counted(distributor.propose(history, batch, total(batch)));
  }

  private List<AnchoredBatch> history() {
    return chain.client().registry(chain.deployment()).history(chain.datasetId());
  }

  private static AnchoredBatch anchored(List<AnchoredBatch> history, @Nullable String batchId) {
    return history.stream()
        .filter(
            batch ->
                batchId == null
                    ? batch.number() == history.size()
                    : batch.payload().batchHash().equals(TreeSubject.hashOf(batchId)))
        .reduce((earlier, later) -> later)
        .orElseThrow(
            () ->
                ExitException.usage(
                    "%s is not anchored (expected: an anchored batch). See: assay status"
                        .formatted(batchId == null ? "No batch" : "Batch " + batchId)));
  }

  /**
   * What is to be declared: the sum of all amounts, or what was declared before where a correction
   * made it fall, since a total never does.
   */
  private BigInteger total(AnchoredBatch batch) {
    OwnTree tree = own(batch);
    Hash root = batch.payload().roots().rewards();
    if (!tree.root().equals(root)) {
      throw ExitException.conflict(
          "Payout files %s have root %s (expected: %s, which is anchored). Find out with: assay verify"
              .formatted(tree.directory(), tree.root(), root));
    }
    return tree.total().max(state().totals().declared());
  }

  private OwnTree own(AnchoredBatch batch) {
    return directories
        .ofBatch(batch.payload().batchHash())
        .map(OwnTree::read)
        .orElseThrow(
            () ->
                ExitException.usage(
                    "Batch number %d has no payout files here (expected: those whose root is anchored). Use the warehouse that ran the batch."
                        .formatted(batch.number())));
  }

  /**
   * What is wrong with the root that waits, by this warehouse's own tree of its batch; empty if
   * nothing is. Money follows a proposal only then.
   */
  Optional<String> fault(Proposal pending) {
    List<AnchoredBatch> history = history();
    Optional<AnchoredBatch> batch =
        history.stream().filter(one -> one.number() == pending.batchNumber()).findFirst();
    if (batch.isEmpty() || !batch.get().payload().roots().rewards().equals(pending.root())) {
      return Optional.of(
          "root %s waits for batch number %d, whose anchored rewards root is %s"
              .formatted(
                  pending.root(),
                  pending.batchNumber(),
                  batch.isEmpty() ? "missing" : batch.get().payload().roots().rewards()));
    }
    if (history.stream().anyMatch(one -> one.supersedes() == pending.batchNumber())) {
      return Optional.of(
          "batch number %d, whose root waits, was superseded".formatted(pending.batchNumber()));
    }
    return total(pending, batch.get());
  }

  private Optional<String> total(Proposal pending, AnchoredBatch batch) {
    try {
      BigInteger own = total(batch);
      return own.equals(pending.total())
          ? Optional.empty()
          : Optional.of(
              "root %s waits with a total of %s (expected: %s, the sum of its amounts)"
                  .formatted(pending.root(), pending.total(), own));
    } catch (ExitException | PayoutException e) {
      return Optional.of(
          "root %s waits and cannot be compared: %s".formatted(pending.root(), e.getMessage()));
    }
  }

  private void requireSound(Proposal pending) {
    fault(pending)
        .ifPresent(
            fault -> {
              throw ExitException.conflict(
                  "Not with this proposal: %s. Withdraw it (assay payouts withdraw) or veto it (assay payouts veto)."
                      .formatted(fault));
            });
  }

  /**
   * Gives the distributor what it lacks to pay everything that the root in waiting promises, or the
   * active one where none waits.
   */
  public Optional<Transaction> fund() {
    RewardsState state = state();
    if (state.pending() != null) {
      requireSound(state.pending());
    }
    BigInteger lacking = lacking(state);
    TokenContract token = chain.client().token(chain.deployment());
    if (lacking.signum() <= 0) {
      return Optional.empty();
    }
    BigInteger there = token.balance(chain.deployment().distributor());
    return counted(token.fund(chain.deployment().distributor(), there.add(lacking)));
  }

  /**
   * What is to be funded before the root in waiting can be activated; not above 0 if nothing is.
   */
  public static BigInteger lacking(RewardsState state) {
    Proposal pending = state.pending();
    BigInteger total = pending == null ? state.totals().declared() : pending.total();
    return total.subtract(state.totals().funded());
  }

  /** Activates the root that waits; empty when none does. */
  public Optional<Transaction> activate() {
    Proposal pending = state().pending();
    if (pending == null) {
      return counted(Optional.empty());
    }
    requireSound(pending);
    return counted(distributor.activate(pending.root()));
  }

  /**
   * Refuses a root for ever.
   *
   * @param root the root, or null for the one that waits
   */
  public Optional<Transaction> veto(@Nullable Hash root, String reason) {
    return counted(distributor.veto(root == null ? waiting() : root, reason));
  }

  /**
   * Takes back a root that waits, so that it can be proposed again as it should be.
   *
   * @param root the root, or null for the one that waits
   */
  public Optional<Transaction> withdraw(@Nullable Hash root) {
    return counted(distributor.withdraw(root == null ? waiting() : root));
  }

  private Hash waiting() {
    Proposal pending = state().pending();
    if (pending == null) {
      throw ExitException.usage(
          "No root waits (expected: one that does). See: assay payouts status");
    }
    return pending.root();
  }

  /** Stops claims and activations for so many seconds; empty where they are stopped already. */
  public Optional<Transaction> pause(long seconds, String reason) {
    return isPaused()
        ? counted(Optional.empty())
        : counted(Optional.of(distributor.pause(seconds, reason)));
  }

  private boolean isPaused() {
    return state().pausedUntil() > chain.client().time();
  }

  /** Ends a pause; empty when there is none. */
  public Optional<Transaction> resume() {
    return isPaused() ? counted(Optional.of(distributor.unpause())) : counted(Optional.empty());
  }

  /**
   * Waits until a transaction counts. Where nothing was left to do, the last one made is waited
   * for: it may be the very one that did it, in a block that does not count yet.
   */
  Optional<Transaction> counted(Optional<Transaction> made) {
    chain.save();
    Optional<Transaction> counted =
        made.map(transaction -> chain.client().confirm(transaction, chain.confirmations()));
    if (made.isEmpty()) {
      chain
          .client()
          .lastMade()
          .ifPresent(last -> chain.client().confirm(last, chain.confirmations()));
    }
    chain.save();
    return counted;
  }
}
