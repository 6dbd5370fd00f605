package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.contracts.client.Transactions.NonceTakenException;
import io.assay.lineage.attestation.Address;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings stored transactions into blocks: sends them, again where the node lost them, for more
 * where they wait too long, and under a new number where another transaction took theirs and a
 * second time does no harm.
 */
final class Delivery {

  private final Node node;
  private final Blocks blocks;
  private final Address signer;
  private final Patience patience;
  private final ChainClient.Mode mode;
  private final TransactionJournal journal;
  private final Receipts receipts;
  private final Offers offers;
  private final Numbers numbers;
  private final Submission submission;

  Delivery(Transactions.Parts parts, Address signer, Transactions.Terms terms) {
    this.node = parts.node();
    this.blocks = parts.blocks();
    this.signer = signer;
    this.patience = terms.patience();
    this.mode = terms.mode();
    this.journal = parts.journal();
    this.receipts = parts.receipts();
    this.offers = parts.offers();
    this.numbers = parts.numbers();
    this.submission = new Submission(node);
  }

  /** Whether numbers before its own are free, so that it would wait for ever. */
  boolean isAhead(TransactionIntent intent) {
    return submission.isAhead(intent);
  }

  /**
   * Whether a stored transaction waits behind numbers that are free and is ended for that, so that
   * a new one of the same call comes first. What would count twice then waits for the others.
   */
  boolean isGivenUp(TransactionIntent before) {
    if (receipts.of(before).isPresent() || !isAhead(before)) {
      return false;
    }
    if (before.call().countsTwice() && mode != ChainClient.Mode.AT_ONCE) {
      throw new ChainUnavailableException(
          "It is stored under number %d, and numbers before it are free. Whatever is sent next fills them; then run again."
              .formatted(before.nonce()));
    }
    journal.put(before.ended(TransactionIntent.State.VOID, null));
    return true;
  }

  /** What the node does not take the first time is on no other node either. */
  TransactionIntent first(TransactionIntent stored) {
    try {
      return sent(stored);
    } catch (TransactionRefusedException | NonceTakenException e) {
      journal.put(stored.ended(TransactionIntent.State.VOID, null));
      throw e;
    }
  }

  /** Sends what is stored unless a block holds it, and waits until one does. */
  Transaction included(TransactionIntent stored, Duration most) {
    Optional<Transaction> mined = receipts.mined(stored);
    return mined.isPresent() ? mined.get() : finish(sent(stored), most);
  }

  /** Waits until a block holds one of the forms of what was sent. */
  Transaction finish(TransactionIntent sent) {
    return finish(sent, patience.mined());
  }

  private Transaction finish(TransactionIntent sent, Duration most) {
    TransactionIntent intent = sent;
    Blocks.Deadline deadline = new Blocks.Deadline(most);
    Blocks.Deadline stuck = new Blocks.Deadline(patience.stuck());
    try {
      while (true) {
        Optional<Transaction> mined = receipts.mined(intent);
        if (mined.isPresent()) {
          numbers.mined(intent);
          return mined.get();
        }
        if (stuck.isOver()) {
          intent = node.knows(intent.last().hash()) ? offeredAgain(intent) : sent(intent);
          stuck.beginAgain();
          continue;
        }
        if (deadline.isOver()) {
          throw new ChainUnavailableException(
              "Transaction "
                  + intent.last().hash()
                  + " was sent but is not mined after "
                  + most.toSeconds()
                  + " s. Run again: it is sent once only.");
        }
        blocks.pause();
      }
    } finally {
      numbers.left(intent);
    }
  }

  /**
   * Sends the last form; with higher fees if those are too low by now, under a new number if its
   * own is used up.
   */
  TransactionIntent sent(TransactionIntent intent) {
    TransactionIntent sent =
        switch (submission.give(intent)) {
          case TAKEN -> intent;
          case TOO_CHEAP -> dearer(intent);
          case USED_UP -> usedUp(intent);
        };
    numbers.sent(sent);
    return sent;
  }

  private TransactionIntent dearer(TransactionIntent intent) {
    TransactionIntent again = offeredAgain(intent);
    if (again.attempts().size() == intent.attempts().size()) {
      throw new ChainUnavailableException(
          "The fees of transaction "
              + intent.last().hash()
              + " are below what the chain takes now. Run again when it takes less, or with the key"
              + " of "
              + intent.from()
              + " and a higher --max-fee-gwei.");
    }
    return again;
  }

  private TransactionIntent usedUp(TransactionIntent intent) {
    Optional<JsonNode> receipt = receipts.settled(intent);
    if (receipt.isPresent()) {
      return intent;
    }
    TransactionIntent ended = journal.put(intent.ended(TransactionIntent.State.VOID, null));
    numbers.left(ended);
    if (ended.call().countsTwice()) {
      throw new NonceTakenException(ended.from(), ended.nonce());
    }
    return renumbered(ended, NonceTakenException.of(ended));
  }

  /**
   * The same call under a number that is free.
   *
   * @throws KeyElsewhereException when the key is not here
   */
  TransactionIntent renumbered(TransactionIntent intent, String why) {
    if (!intent.from().equals(signer)) {
      throw new KeyElsewhereException(intent.from(), why);
    }
    journal.put(intent.ended(TransactionIntent.State.VOID, null));
    return first(offers.stored(intent.call(), numbers.place(numbers.next())));
  }

  /** With higher fees, where the bound and the key allow. */
  private TransactionIntent offeredAgain(TransactionIntent intent) {
    Optional<TransactionIntent> higher = offers.higher(intent);
    higher.ifPresent(submission::give);
    return higher.orElse(intent);
  }
}
