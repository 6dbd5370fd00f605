package io.assay.jobs.payout;

import io.assay.contracts.client.AnchoredBatch;
import io.assay.contracts.client.ChainUnavailableException;
import io.assay.contracts.client.RewardDistributorContract;
import io.assay.contracts.client.RewardsEvent;
import io.assay.contracts.client.RewardsState;
import io.assay.contracts.client.TokenContract;
import io.assay.jobs.anchor.Chain;
import io.assay.lineage.attestation.Address;
import java.math.BigInteger;
import java.util.List;

/**
 * What a chain says of a dataset's money, all of one time: anybody may claim while it is read, and
 * half of a claim would look like a difference.
 *
 * @param history all anchored batches
 * @param events of the distributor
 * @param state of the distributor
 * @param flows of the token, to and from the distributor
 * @param balance of the distributor
 */
record ChainBooks(
    List<AnchoredBatch> history,
    List<RewardsEvent> events,
    RewardsState state,
    TokenContract.Flows flows,
    BigInteger balance) {
  private static final int TRIES = 20;

  ChainBooks {
    history = List.copyOf(history);
    events = List.copyOf(events);
  }

  /**
   * Reads until nothing changed meanwhile.
   *
   * @throws ChainUnavailableException when something always does
   */
  static ChainBooks read(Chain chain) {
    RewardDistributorContract distributor = chain.client().distributor(chain.deployment());
    for (int attempt = 0; attempt < TRIES; attempt++) {
      RewardsState before = distributor.state();
      ChainBooks books = once(chain, distributor);
      if (before.equals(books.state())) {
        return books;
      }
    }
    throw new ChainUnavailableException(
        "Somebody claims all the time: the chain changed during each of "
            + TRIES
            + " readings. Try again when it is quieter, or pause.");
  }

  private static ChainBooks once(Chain chain, RewardDistributorContract distributor) {
    Address payer = chain.deployment().distributor();
    TokenContract token = chain.client().token(chain.deployment());
    List<AnchoredBatch> history =
        chain.client().registry(chain.deployment()).history(chain.datasetId());
    List<RewardsEvent> events = distributor.events();
    TokenContract.Flows flows = token.flows(payer);
    BigInteger balance = token.balance(payer);
    return new ChainBooks(history, events, distributor.state(), flows, balance);
  }
}
