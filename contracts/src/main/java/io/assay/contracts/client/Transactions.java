package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Keccak256;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.web3j.crypto.RawTransaction;
import org.web3j.utils.Numeric;

/**
 * Makes calls of one signer, one at a time, each once. A call is first estimated, so that a
 * contract's refusal is known before anything is sent; then signed and stored, then sent. One that
 * waits too long is offered again with higher fees under the same number, one that the node lost is
 * sent again, and one whose number another transaction took gets a new number where a second time
 * does no harm.
 */
final class Transactions {

  private final Node node;
  private final Blocks blocks;
  private final Signer signer;
  private final Terms terms;
  private final TransactionJournal journal;

  /**
   * On what terms transactions are made.
   *
   * @param bound most that gas may cost
   * @param mode whether to make them at all
   */
  record Terms(long chainId, FeeBound bound, Patience patience, ChainClient.Mode mode) {}

  Transactions(Node node, Signer signer, Terms terms, TransactionJournal journal) {
    this.node = node;
    this.blocks = new Blocks(node, terms.patience());
    this.signer = signer;
    this.terms = terms;
    this.journal = journal;
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

  long chainId() {
    return terms.chainId();
  }

  /** Result of a call that changes nothing, against the latest block. */
  String read(Address contract, String data) {
    return node.read(signer.address(), contract, data);
  }

  JsonNode ask(String method, Object... params) {
    return node.ask(method, params);
  }

  /** The signer's next transaction number, all waiting ones counted. */
  long nextNonce() {
    return Math.max(
        node.nonce(signer.address(), "pending"),
        journal.nonceAfterOpen(signer.address(), terms.chainId()));
  }

  /** The number under which a transaction planned for {@code nonce} can still be mined. */
  long usableNonce(long nonce) {
    long next = nextNonce();
    return nonce >= node.nonce(signer.address(), "latest") && nonce <= next ? nonce : next;
  }

  /**
   * Makes a call and waits until it is mined.
   *
   * @throws TransactionRefusedException when the contract or the node says no
   * @throws ChainUnavailableException when it is not mined in time; it may still be later, and the
   *     same call again waits for it
   */
  Transaction perform(Call call) {
    try {
      return perform(call, -1);
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
    if (terms.mode() == ChainClient.Mode.REHEARSE) {
      node.estimate(signer.address(), call);
      return new Transaction(Hash.ZERO, blocks.latest());
    }
    Optional<TransactionIntent> before = journal.last(call, signer.address(), terms.chainId());
    if (before.isPresent() && !standsAlready(before.get())) {
      return included(journal.put(before.get().reopened()));
    }
    return included(stored(call, planned < 0 ? nextNonce() : usableNonce(planned)));
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
    return intent.state() == TransactionIntent.State.MINED && receipt(intent).isPresent();
  }

  private TransactionIntent stored(Call call, long nonce) {
    BigInteger gas = node.estimate(signer.address(), call);
    TransactionIntent.Attempt first =
        signed(call, nonce, gas, terms.bound().within(FeeMarket.now(node.rpc())));
    return journal.put(
        new TransactionIntent(
            journal.nextSequence(),
            call,
            terms.chainId(),
            signer.address(),
            nonce,
            List.of(first),
            TransactionIntent.State.OPEN,
            null));
  }

  private TransactionIntent.Attempt signed(
      Call call, long nonce, BigInteger gas, FeeBound.Fees fees) {
    byte[] raw =
        signer.sign(
            RawTransaction.createTransaction(
                terms.chainId(),
                BigInteger.valueOf(nonce),
                gas,
                call.contract().toString(),
                BigInteger.ZERO,
                call.data(),
                fees.tip(),
                fees.maxFee()));
    return new TransactionIntent.Attempt(
        Hash.of(Keccak256.of(raw)), Numeric.toHexString(raw), fees);
  }

  /** Sends what is stored, and waits until a block holds one of its forms. */
  Transaction included(TransactionIntent stored) {
    TransactionIntent intent = stored;
    Blocks.Deadline deadline = new Blocks.Deadline(terms.patience().mined());
    Blocks.Deadline stuck = new Blocks.Deadline(terms.patience().stuck());
    boolean isSent = false;
    while (true) {
      Optional<Transaction> mined = mined(intent);
      if (mined.isPresent()) {
        return mined.get();
      }
      if (!isSent || (stuck.isOver() && !node.knows(intent.last().hash()))) {
        intent = sent(intent);
        isSent = true;
        stuck.beginAgain();
        continue;
      }
      if (stuck.isOver()) {
        intent = offeredAgain(intent);
        stuck.beginAgain();
      }
      if (deadline.isOver()) {
        throw new ChainUnavailableException(
            "Transaction "
                + intent.last().hash()
                + " was sent but is not mined after "
                + terms.patience().mined().toSeconds()
                + " s. Run again: it is sent once only.");
      }
      blocks.pause();
    }
  }

  /** The transaction if a block holds it, which is stored then. */
  private Optional<Transaction> mined(TransactionIntent intent) {
    Optional<JsonNode> receipt = receipt(intent);
    if (receipt.isEmpty()) {
      return Optional.empty();
    }
    TransactionIntent.Inclusion found = inclusion(receipt.get());
    boolean hasFailed = Node.quantity(receipt.get().path("status")).signum() == 0;
    journal.put(
        intent.ended(
            hasFailed ? TransactionIntent.State.VOID : TransactionIntent.State.MINED, found));
    if (hasFailed) {
      read(intent.call().contract(), intent.call().data());
      throw new TransactionRefusedException(
          "Transaction " + found.transaction() + " failed in block " + found.block() + ".", null);
    }
    return Optional.of(new Transaction(found.transaction(), found.block()));
  }

  /** Of whichever form was mined. */
  Optional<JsonNode> receipt(TransactionIntent intent) {
    for (int i = intent.attempts().size() - 1; i >= 0; i--) {
      Optional<JsonNode> receipt = node.receipt(intent.attempts().get(i).hash());
      if (receipt.isPresent()) {
        return receipt;
      }
    }
    return Optional.empty();
  }

  static TransactionIntent.Inclusion inclusion(JsonNode receipt) {
    return new TransactionIntent.Inclusion(
        Hash.ofHex(receipt.path("transactionHash").asText()),
        Node.quantity(receipt.path("blockNumber")).longValueExact(),
        Hash.ofHex(receipt.path("blockHash").asText()));
  }

  /**
   * Sends the last form; with higher fees if those are too low by now, under a new number if its
   * own is used up.
   */
  private TransactionIntent sent(TransactionIntent intent) {
    return switch (submit(intent)) {
      case TAKEN -> intent;
      case TOO_CHEAP -> dearer(intent);
      case USED_UP -> {
        if (receipt(intent).isPresent()) {
          yield intent;
        }
        TransactionIntent again = renumbered(intent);
        submit(again);
        yield again;
      }
    };
  }

  private TransactionIntent dearer(TransactionIntent intent) {
    TransactionIntent again = offeredAgain(intent);
    if (again.attempts().size() == intent.attempts().size()) {
      throw new ChainUnavailableException(
          "The fees of transaction "
              + intent.last().hash()
              + " are below what the chain takes now. Run again when it takes less, with the key of "
              + intent.from()
              + ".");
    }
    return again;
  }

  /**
   * The same call under a number that is free.
   *
   * @throws NonceTakenException when the key is not here, or a second time would count
   */
  TransactionIntent renumbered(TransactionIntent intent) {
    if (!intent.from().equals(signer.address())) {
      throw new NonceTakenException();
    }
    journal.put(intent.ended(TransactionIntent.State.VOID, null));
    if (intent.call().repeat() == Call.Repeat.COUNTS_TWICE) {
      throw new NonceTakenException();
    }
    return stored(intent.call(), nextNonce());
  }

  /** Whether numbers before its own are free, so that it would wait for ever. */
  boolean isAhead(TransactionIntent intent) {
    return intent.nonce() > node.nonce(intent.from(), "pending");
  }

  /** What a node says of a transaction that it is given. */
  enum Answer {
    TAKEN,
    /** The signer's number is used up, by it or by another transaction. */
    USED_UP,
    /** Its fees are below what the next block takes. */
    TOO_CHEAP
  }

  /**
   * Gives the last form to the node.
   *
   * @throws NonceTakenException when another transaction waits under the number
   */
  Answer submit(TransactionIntent intent) {
    try {
      node.rpc().call("eth_sendRawTransaction", intent.last().raw());
      return Answer.TAKEN;
    } catch (RpcErrorException e) {
      String text = e.text().toLowerCase(Locale.ROOT);
      if (text.contains("nonce too low")) {
        return Answer.USED_UP;
      }
      if (text.contains("already known") || text.contains("already imported")) {
        return Answer.TAKEN;
      }
      if (text.contains("base fee") || text.contains("feecap")) {
        return Answer.TOO_CHEAP;
      }
      if (text.contains("replacement transaction") || text.contains("underpriced")) {
        if (intent.attempts().stream().anyMatch(attempt -> node.knows(attempt.hash()))) {
          return Answer.TAKEN; // A form with higher fees, or this one, waits already.
        }
        journal.put(intent.ended(TransactionIntent.State.VOID, null));
        throw new NonceTakenException();
      }
      throw node.refused(e);
    }
  }

  /** With higher fees, where the bound and the key allow. */
  private TransactionIntent offeredAgain(TransactionIntent intent) {
    if (!intent.from().equals(signer.address())) {
      return intent;
    }
    FeeBound.Fees fresh = terms.bound().within(FeeMarket.now(node.rpc()));
    Optional<FeeBound.Fees> higher = terms.bound().above(intent.last().fees(), fresh);
    if (higher.isEmpty()) {
      return intent;
    }
    BigInteger gas = SignedForm.gas(intent.last().raw());
    TransactionIntent replaced =
        journal.put(intent.with(signed(intent.call(), intent.nonce(), gas, higher.get())));
    submit(replaced);
    return replaced;
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
    Blocks.Deadline deadline = new Blocks.Deadline(terms.patience().mined());
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
    Optional<Transaction> mined = mined(intent);
    return mined.isPresent() ? mined.get() : included(journal.put(intent.reopened()));
  }

  /**
   * The signer has another transaction of that number already: perhaps the same one with other
   * fees, sent by a run whose journal is lost.
   */
  static final class NonceTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
