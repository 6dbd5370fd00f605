package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which transaction number a call gets: always the lowest that no transaction waits under, since
 * one behind a gap is never mined. A stored transaction that no node has does not keep its number;
 * whichever is mined first ends the other.
 */
final class Numbers {

  private final Node node;
  private final Address signer;
  private final TransactionJournal journal;
  private final long chainId;

  /** Sent from here and not mined yet, which a node that is behind does not count. */
  private final TreeSet<Long> waiting = new TreeSet<>();

  private long minedHere = -1;

  /**
   * A number.
   *
   * @param displaced fees of a stored transaction of that number, which the new one must exceed;
   *     null if there is none
   */
  record Place(long nonce, FeeBound.@Nullable Fees displaced) {}

  Numbers(Node node, Address signer, TransactionJournal journal, long chainId) {
    this.node = node;
    this.signer = signer;
    this.journal = journal;
    this.chainId = chainId;
  }

  long next() {
    long known = Math.max(minedHere, waiting.isEmpty() ? -1 : waiting.last()) + 1;
    return Math.max(node.nonce(signer, "pending"), known);
  }

  /** The number under which a transaction planned for {@code nonce} can still be mined. */
  long usable(long nonce) {
    long next = next();
    return nonce >= node.nonce(signer, "latest") && nonce <= next ? nonce : next;
  }

  Place place(long nonce) {
    return new Place(
        nonce, stored(nonce).map(TransactionIntent::last).map(a -> a.fees()).orElse(null));
  }

  /**
   * The place of what must not wait: that of the signer's first waiting transaction that offers
   * less than the chain takes now, and so holds up all after it.
   */
  Place first() {
    long next = next();
    BigInteger baseFee = FeeMarket.now(node).baseFee();
    for (long nonce = node.nonce(signer, "latest"); nonce < next; nonce++) {
      if (stored(nonce).filter(held -> isBelow(held, baseFee)).isPresent()) {
        return place(nonce);
      }
    }
    return place(next);
  }

  private static boolean isBelow(TransactionIntent held, BigInteger baseFee) {
    return held.last().fees().maxFee().compareTo(baseFee) < 0;
  }

  private Optional<TransactionIntent> stored(long nonce) {
    return journal.all().stream()
        .filter(intent -> intent.state() != TransactionIntent.State.VOID)
        .filter(intent -> intent.chainId() == chainId && intent.from().equals(signer))
        .filter(intent -> intent.nonce() == nonce)
        .max(Comparator.comparing((TransactionIntent intent) -> intent.last().fees().maxFee()));
  }

  void sent(TransactionIntent intent) {
    if (intent.from().equals(signer)) {
      waiting.add(intent.nonce());
    }
  }

  void mined(TransactionIntent intent) {
    if (intent.from().equals(signer)) {
      waiting.remove(intent.nonce());
      minedHere = Math.max(minedHere, intent.nonce());
    }
  }

  /** It is not waited for any more. */
  void left(TransactionIntent intent) {
    waiting.remove(intent.nonce());
  }
}
