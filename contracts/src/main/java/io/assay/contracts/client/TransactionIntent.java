package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as it is stored before it is sent, so that whatever happens after, a crash or a
 * reorganisation, it can be sent again and have its effect once: the same number, the same bytes.
 *
 * @param sequence its place among all, from 1
 * @param from who signs
 * @param nonce the signer's transaction number
 * @param attempts signed forms with that number, each with higher fees than the one before
 * @param inclusion the block that holds it, or null while none does
 */
record TransactionIntent(
    long sequence,
    Call call,
    long chainId,
    Address from,
    long nonce,
    List<Attempt> attempts,
    State state,
    @Nullable Inclusion inclusion) {

  TransactionIntent {
    attempts = List.copyOf(attempts);
  }

  /** How far it came. */
  enum State {
    /** To be mined: perhaps not sent yet, perhaps waiting. */
    OPEN,
    /** In a block, with the effect it should have. */
    MINED,
    /** Over without effect: it failed in a block, or another transaction took its number. */
    VOID
  }

  /**
   * A signed form.
   *
   * @param raw what is sent, hex with {@code 0x}; public once it was
   */
  record Attempt(Hash hash, String raw, FeeBound.Fees fees) {}

  /**
   * The block that holds it.
   *
   * @param transaction which of the attempts
   */
  record Inclusion(Hash transaction, long block, Hash blockHash) {}

  Attempt last() {
    return attempts.get(attempts.size() - 1);
  }

  /** Of the block that holds it; -1 while none does. */
  long block() {
    return inclusion == null ? -1 : inclusion.block();
  }

  TransactionIntent with(Attempt replacement) {
    List<Attempt> all = new ArrayList<>(attempts);
    all.add(replacement);
    return new TransactionIntent(sequence, call, chainId, from, nonce, all, State.OPEN, null);
  }

  TransactionIntent reopened() {
    return new TransactionIntent(sequence, call, chainId, from, nonce, attempts, State.OPEN, null);
  }

  TransactionIntent ended(State end, @Nullable Inclusion found) {
    return new TransactionIntent(sequence, call, chainId, from, nonce, attempts, end, found);
  }

  boolean sent(Hash transaction) {
    return attempts.stream().anyMatch(attempt -> attempt.hash().equals(transaction));
  }
}
