package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;

/**
 * A transaction as the journal has it.
 *
 * @param sequence its place among all, from 1
 * @param name what it does, in words
 * @param state {@code open}: to be mined; {@code mined}; {@code void}: over without effect
 * @param hash of the form with the highest fees
 */
public record StoredTransaction(
    long sequence, String name, Address from, long nonce, String state, Hash hash) {

  /** Whether it is not mined and may still be. */
  public boolean isOpen() {
    return state.equals(IntentJson.word(TransactionIntent.State.OPEN));
  }

  static StoredTransaction of(TransactionIntent intent) {
    return new StoredTransaction(
        intent.sequence(),
        intent.call().name(),
        intent.from(),
        intent.nonce(),
        IntentJson.word(intent.state()),
        intent.last().hash());
  }
}
