package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.merkle.Hash;
import java.util.Optional;

/** What the chain has of stored transactions, and what became of a number that is used up. */
final class Receipts {

  /** Questions that must find nothing, one after another: nodes behind one address differ. */
  private static final int ABSENT = 3;

  private final Node node;
  private final Blocks blocks;
  private final Transactions.Terms terms;
  private final TransactionJournal journal;

  Receipts(Node node, Blocks blocks, Transactions.Terms terms, TransactionJournal journal) {
    this.node = node;
    this.blocks = blocks;
    this.terms = terms;
    this.journal = journal;
  }

  /** Of whichever form was mined. */
  Optional<JsonNode> of(TransactionIntent intent) {
    for (int i = intent.attempts().size() - 1; i >= 0; i--) {
      Optional<JsonNode> receipt = node.receipt(intent.attempts().get(i).hash());
      if (receipt.isPresent()) {
        return receipt;
      }
    }
    return Optional.empty();
  }

  /** Stores what a receipt tells. */
  TransactionIntent noted(TransactionIntent intent, JsonNode receipt) {
    TransactionIntent.Inclusion found =
        new TransactionIntent.Inclusion(
            Answers.hash(receipt.path("transactionHash")),
            Answers.number(receipt.path("blockNumber")),
            Answers.hash(receipt.path("blockHash")));
    boolean hasFailed = Answers.quantity(receipt.path("status")).signum() == 0;
    TransactionIntent.State state =
        hasFailed ? TransactionIntent.State.VOID : TransactionIntent.State.MINED;
    return state == intent.state() && found.equals(intent.inclusion())
        ? intent
        : journal.put(intent.ended(state, found));
  }

  /**
   * The transaction if a block holds it, which is stored then.
   *
   * @throws TransactionRefusedException when it failed there
   */
  Optional<Transaction> mined(TransactionIntent intent) {
    Optional<JsonNode> receipt = of(intent);
    if (receipt.isEmpty()) {
      return Optional.empty();
    }
    TransactionIntent noted = noted(intent, receipt.get());
    Hash hash = Answers.hash(receipt.get().path("transactionHash"));
    long block = Answers.number(receipt.get().path("blockNumber"));
    if (noted.state() == TransactionIntent.State.VOID) {
      node.read(intent.from(), intent.call().contract(), intent.call().data());
      throw TransactionRefusedException.byContract(
          "Transaction " + hash + " failed in block " + block + ".", null);
    }
    return Optional.of(new Transaction(hash, block));
  }

  /** Whether a block of the signer's holds its number, by it or by another transaction. */
  boolean isUsedUp(TransactionIntent intent) {
    return node.nonce(intent.from(), "latest") > intent.nonce();
  }

  /**
   * Waits until it is known for good whether a transaction whose number is used up was mined. A
   * node that is behind has no receipt yet of what others know to be mined; so the number must be
   * used up at the depth that counts, and still nobody have a receipt.
   *
   * @return empty if another transaction took the number; this one can never be mined then
   * @throws ChainUnavailableException when that is not known in time; nothing has changed then
   */
  Optional<JsonNode> settled(TransactionIntent intent) {
    Blocks.Deadline deadline = new Blocks.Deadline(terms.patience().counted());
    int absent = 0;
    while (true) {
      boolean isUsedUp = isUsedUpFor(intent);
      Optional<JsonNode> receipt = of(intent);
      if (receipt.isPresent()) {
        return receipt;
      }
      absent = isUsedUp ? absent + 1 : 0;
      if (absent == ABSENT) {
        return Optional.empty();
      }
      if (deadline.isOver()) {
        throw new ChainUnavailableException(
            "Number "
                + intent.nonce()
                + " of "
                + intent.from()
                + " is used up, and it is not sure yet whether by transaction "
                + intent.last().hash()
                + ". Run again when more blocks count.");
      }
      blocks.pause();
    }
  }

  private boolean isUsedUpFor(TransactionIntent intent) {
    long block = blocks.reached(terms.settled());
    return block >= 0 && node.nonce(intent.from(), "0x" + Long.toHexString(block)) > intent.nonce();
  }
}
