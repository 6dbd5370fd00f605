package io.assay.jobs.payout;

import io.assay.contracts.client.AnchoredBatch;
import io.assay.contracts.client.Proposal;
import io.assay.contracts.client.RewardDistributorContract;
import io.assay.contracts.client.RewardsState;
import io.assay.contracts.client.TokenContract;
import io.assay.contracts.client.Transaction;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.lineage.payout.PayoutTotals;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a root: proposed, funded, activated, refused. Each looks first whether it is
 * done, and says so by an empty result; each waits until its transaction counts.
 */
public final class PayoutActions {
  private final Chain chain;
  private final PayoutDirectories directories;
  private final RewardDistributorContract distributor;

  /** For an open chain, and the payout files of its warehouse. */
  public PayoutActions(Chain chain, Warehouse warehouse) {
    this.chain = chain;
    this.directories = new PayoutDirectories(warehouse);
    this.distributor = chain.client().distributor(chain.deployment());
  }

  /** What the distributor says of itself now. */
  public RewardsState state() {
    return distributor.state();
  }

  /**
   * Proposes the rewards root of a batch.
   *
   * @param batchId the batch, or null for the last anchored one
   */
  public Optional<Transaction> propose(@Nullable String batchId) {
    List<AnchoredBatch> history =
        chain.client().registry(chain.deployment()).history(chain.datasetId());
    AnchoredBatch batch = anchored(history, batchId);
    Hash root = batch.payload().roots().rewards();
    if (root.equals(Hash.ZERO)) {
      return Optional.empty();
    }
    return counted(distributor.propose(history, batch, total(batch, root)));
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

  private BigInteger total(AnchoredBatch batch, Hash root) {
    Path directory =
        directories
            .ofBatch(batch.payload().batchHash())
            .orElseThrow(
                () ->
                    ExitException.usage(
                        "Batch number %d has no payout files here (expected: those whose root is anchored). Use the warehouse that ran the batch."
                            .formatted(batch.number())));
    PayoutTotals totals = PayoutTotals.read(directory);
    if (!totals.root().equals(root)) {
      throw ExitException.conflict(
          "Payout files %s have root %s (expected: %s, which is anchored). Find out with: assay verify"
              .formatted(directory, totals.root(), root));
    }
    return totals.total();
  }

  /**
   * Gives the distributor what it lacks to pay everything that the root in waiting promises, or the
   * active one where none waits.
   */
  public Optional<Transaction> fund() {
    BigInteger lacking = lacking(state());
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
    return pending == null ? Optional.empty() : counted(distributor.activate(pending.root()));
  }

  /**
   * Refuses a root for ever.
   *
   * @param root the root, or null for the one that waits
   */
  public Optional<Transaction> veto(@Nullable Hash root, String reason) {
    return counted(distributor.veto(root == null ? waiting() : root, reason));
  }

  private Hash waiting() {
    Proposal pending = state().pending();
    if (pending == null) {
      throw ExitException.usage("No root waits (expected: one to veto). See: assay payouts status");
    }
    return pending.root();
  }

  /** Stops claims and activations for so many seconds. */
  public Optional<Transaction> pause(long seconds, String reason) {
    return counted(Optional.of(distributor.pause(seconds, reason)));
  }

  /** Ends a pause; empty when there is none. */
  public Optional<Transaction> resume() {
    return state().pausedUntil() <= chain.client().time()
        ? Optional.empty()
        : counted(Optional.of(distributor.unpause()));
  }

  Optional<Transaction> counted(Optional<Transaction> made) {
    chain.save();
    Optional<Transaction> counted =
        made.map(transaction -> chain.client().confirm(transaction, chain.confirmations()));
    chain.save();
    return counted;
  }
}
