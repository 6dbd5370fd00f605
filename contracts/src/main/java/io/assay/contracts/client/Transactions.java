package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Makes calls of one signer, each once. A call is first estimated, so that a contract's refusal is
 * known before anything is sent; then signed and stored, then sent. One that waits too long is
 * offered again with higher fees under the same number, one that the node lost is sent again, and
 * one whose number another transaction took gets a new number where a second time does no harm.
 */
final class Transactions {

  private final Node node;
  private final Blocks blocks;
  private final Signer signer;
  private final Terms terms;
  private final TransactionJournal journal;
  private final Receipts receipts;
  private final Offers offers;
  private final Numbers numbers;
  private final Rivals rivals;
  private final Delivery delivery;
  private RoleHolders holders = new RoleHolders(Map.of());

  /**
   * On what terms transactions are made.
   *
   * @param bound most that gas may cost
   * @param mode whether to make them at all
   * @param settled when it is believed what took a number
   */
  record Terms(
      long chainId,
      FeeBound bound,
      Patience patience,
      ChainClient.Mode mode,
      Confirmations settled) {}

  /** What those share that make transactions of one signer. */
  record Parts(
      Node node,
      Blocks blocks,
      TransactionJournal journal,
      Receipts receipts,
      Offers offers,
      Numbers numbers) {}

  Transactions(Node node, Signer signer, Terms terms, TransactionJournal journal) {
    this.node = node;
    this.blocks = new Blocks(node, terms.patience());
    this.signer = signer;
    this.terms = terms;
    this.journal = journal;
    this.receipts = new Receipts(node, blocks, terms, journal);
    this.offers = new Offers(node, signer, terms, journal);
    this.numbers = new Numbers(node, signer.address(), journal, terms.chainId());
    this.rivals = new Rivals(node, blocks, journal, receipts, terms.chainId());
    this.delivery =
        new Delivery(
            new Parts(node, blocks, journal, receipts, offers, numbers), signer.address(), terms);
  }

  Address signer() {
    return signer.address();
  }

  Node node() {
    return node;
  }

  Blocks blocks() {
    return blocks;
  }

  Receipts receipts() {
    return receipts;
  }

  Rivals rivals() {
    return rivals;
  }

  Delivery delivery() {
    return delivery;
  }

  Terms terms() {
    return terms;
  }

  long chainId() {
    return terms.chainId();
  }

  /** From now on a refusal names who may do what was refused. */
  void name(RoleHolders known) {
    holders = known;
  }

  /** Result of a call that changes nothing, against the latest block. */
  String read(Address contract, String data) {
    return node.read(signer.address(), contract, data);
  }

  /** The signer's next transaction number. */
  long nextNonce() {
    return numbers.next();
  }

  /**
   * Makes a call and waits until it is mined.
   *
   * @throws KeyException when there is no key to sign with
   * @throws TransactionRefusedException when the contract or the node says no
   * @throws ChainUnavailableException when it is not mined in time; it may still be later, and the
   *     same call again waits for it
   */
  Transaction perform(Call call) {
    return undisturbed(() -> perform(call, -1));
  }

  /** The same without waiting; the next call may follow at once. */
  PendingTransaction start(Call call) {
    if (terms.mode() == ChainClient.Mode.REHEARSE) {
      Transaction none = perform(call);
      return new PendingTransaction(() -> none);
    }
    TransactionIntent sent = undisturbed(() -> begin(call, -1));
    return new PendingTransaction(() -> undisturbed(() -> delivery.finish(sent)));
  }

  private <T> T undisturbed(Supplier<T> making) {
    try {
      return making.get();
    } catch (NonceTakenException e) {
      throw new ChainUnavailableException(
          "Another transaction of " + signer.address() + " came in between. Run again.", e);
    }
  }

  /**
   * The same, if it was planned before under a number.
   *
   * @throws NonceTakenException when the signer has another transaction of that number waiting
   */
  Transaction perform(Call call, long planned) {
    signer.requireKey();
    if (terms.mode() == ChainClient.Mode.REHEARSE) {
      explained(call, () -> node.estimate(signer.address(), call));
      return new Transaction(Hash.ZERO, blocks.latest());
    }
    return delivery.finish(begin(call, planned));
  }

  /** Signs, stores and sends a call, and does not wait; {@link #finish} does. */
  TransactionIntent begin(Call call, long planned) {
    signer.requireKey();
    Optional<TransactionIntent> before = journal.last(call, signer.address(), terms.chainId());
    if (before.isPresent() && !standsAlready(before.get()) && !delivery.isGivenUp(before.get())) {
      return again(before.get());
    }
    Numbers.Place place =
        rivals
            .placeOf(call, signer.address())
            .map(nonce -> numbers.place(Math.min(nonce, numbers.next())))
            .orElseGet(() -> place(planned));
    return delivery.first(explained(call, () -> offers.stored(call, place)));
  }

  /** A stored call in place of whatever else is stored under a number. */
  TransactionIntent begin(Call call, TransactionIntent displaced) {
    signer.requireKey();
    Optional<TransactionIntent> before = journal.last(call, signer.address(), terms.chainId());
    if (before.isPresent()) {
      return delivery.sent(before.get());
    }
    return delivery.first(offers.stored(call, numbers.place(displaced.nonce())));
  }

  private TransactionIntent again(TransactionIntent before) {
    if (receipts.of(before).isEmpty() && !receipts.isUsedUp(before)) {
      explained(before.call(), () -> node.estimate(signer.address(), before.call()));
    }
    return delivery.sent(journal.put(before.reopened()));
  }

  private Numbers.Place place(long planned) {
    if (terms.mode() == ChainClient.Mode.AT_ONCE) {
      return numbers.first();
    }
    return numbers.place(planned < 0 ? numbers.next() : numbers.usable(planned));
  }

  private <T> T explained(Call call, Supplier<T> action) {
    try {
      return action.get();
    } catch (TransactionRefusedException e) {
      throw holders.explained(e, call);
    }
  }

  /** The last of this signer that a block holds, by the journal. */
  Optional<Transaction> lastMade() {
    return journal.all().stream()
        .filter(intent -> intent.chainId() == terms.chainId())
        .filter(intent -> intent.from().equals(signer.address()))
        .filter(intent -> intent.state() == TransactionIntent.State.MINED)
        .reduce((earlier, later) -> later)
        .map(TransactionIntent::inclusion)
        .map(found -> new Transaction(found.transaction(), found.block()));
  }

  /** The block of the first transaction of a name that stands, if the journal has one. */
  OptionalLong firstBlock(String name) {
    return journal.all().stream()
        .filter(intent -> intent.chainId() == terms.chainId())
        .filter(intent -> intent.inclusion() != null && intent.call().name().equals(name))
        .mapToLong(intent -> intent.inclusion().block())
        .min();
  }

  /** Whoever makes a call again that stands means another one. */
  private boolean standsAlready(TransactionIntent intent) {
    return intent.state() == TransactionIntent.State.MINED && receipts.of(intent).isPresent();
  }

  /**
   * Waits until the block of a transaction counts. If a reorganisation removes it meanwhile, it is
   * sent again.
   *
   * @return the transaction as it stands in the end
   */
  Transaction confirm(Transaction transaction, Confirmations wanted) {
    if (terms.mode() == ChainClient.Mode.REHEARSE) {
      return transaction;
    }
    return await(() -> standing(transaction), Transaction::block, wanted);
  }

  /**
   * Waits until the block of something counts.
   *
   * @param making gives it as it stands now, made again if need be
   */
  <T> T await(Supplier<T> making, ToLongFunction<T> block, Confirmations wanted) {
    Blocks.Deadline deadline = new Blocks.Deadline(terms.patience().counted());
    while (true) {
      T current = making.get();
      long missing = blocks.missing(block.applyAsLong(current), wanted);
      if (missing == 0) {
        return current;
      }
      if (terms.chainId() == ChainClient.EMBEDDED_CHAIN_ID) {
        blocks.mine(missing);
      } else if (deadline.isOver()) {
        throw new ChainUnavailableException(
            "It is mined, and counts in " + missing + " blocks. Run again then.");
      } else {
        blocks.pause();
      }
    }
  }

  /** The transaction where it is now; sent again if no block holds it any more. */
  private Transaction standing(Transaction transaction) {
    TransactionIntent intent =
        journal
            .withTransaction(transaction.hash())
            .orElseThrow(() -> new IllegalStateException("not stored: " + transaction.hash()));
    return delivery.included(intent, terms.patience().mined());
  }

  /**
   * The signer has another transaction of that number already: perhaps the same one with other
   * fees, sent by a run whose journal is lost.
   */
  static final class NonceTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NonceTakenException(Address account, long nonce) {
      super(text(account, nonce));
    }

    /** What became of a transaction, in words. */
    static String of(TransactionIntent intent) {
      return text(intent.from(), intent.nonce());
    }

    private static String text(Address account, long nonce) {
      return "another transaction of %s took its number %d".formatted(account, nonce);
    }
  }
}
