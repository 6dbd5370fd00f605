package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Rules out a transaction that is not mined: its account sends itself nothing under the same number
 * for higher fees, and whichever of the two is mined ends the other.
 */
final class Abandonment {

  private final Transactions transactions;
  private final TransactionJournal journal;
  private final Receipts receipts;

  Abandonment(Transactions transactions, TransactionJournal journal) {
    this.transactions = transactions;
    this.journal = journal;
    this.receipts = transactions.receipts();
  }

  /**
   * @return what ruled it out; empty if it was mined before that
   */
  Optional<Transaction> of(long sequence, Confirmations wanted) {
    TransactionIntent intent = open(sequence);
    try {
      if (!receipts.isUsedUp(intent)) {
        Transaction made = transactions.delivery().finish(begun(intent));
        Transaction counted = transactions.confirm(made, wanted);
        return isEnded(intent) ? Optional.of(counted) : Optional.empty();
      }
    } catch (Transactions.NonceTakenException takenMeanwhile) {
      // By the one that was to be ruled out, most likely.
    }
    return isEnded(intent)
        ? Optional.of(new Transaction(intent.last().hash(), transactions.blocks().latest()))
        : Optional.empty();
  }

  private TransactionIntent open(long sequence) {
    TransactionIntent intent =
        journal
            .find(sequence)
            .filter(found -> found.chainId() == transactions.chainId())
            .orElseThrow(
                () ->
                    new ChainConflictException(
                        "There is no transaction %d (expected: one of: assay payouts transactions list)."
                            .formatted(sequence)));
    if (intent.state() == TransactionIntent.State.VOID || receipts.of(intent).isPresent()) {
      throw new ChainConflictException(
          "Transaction %d, %s, is over already. There is nothing to give up."
              .formatted(sequence, intent.call().name()));
    }
    if (!intent.from().equals(transactions.signer())) {
      throw new ChainConflictException(
          "Transaction %d is of account %s (expected: of %s, which signs here). Give its key."
              .formatted(sequence, intent.from(), transactions.signer()));
    }
    return intent;
  }

  private TransactionIntent begun(TransactionIntent intent) {
    Call nothing =
        Call.counting(
            "give up %d, %s".formatted(intent.sequence(), intent.call().name()),
            transactions.signer(),
            "0x",
            null);
    if (transactions.delivery().isAhead(intent)) {
      throw new ChainConflictException(
          "Transaction %d has number %d, and numbers before it are free, so nobody can mine it now. Whatever is sent next fills them."
              .formatted(intent.sequence(), intent.nonce()));
    }
    return transactions.begin(nothing, intent);
  }

  private boolean isEnded(TransactionIntent intent) {
    Optional<JsonNode> receipt = receipts.settled(intent);
    if (receipt.isPresent()) {
      receipts.noted(intent, receipt.get());
      return false;
    }
    journal.put(intent.ended(TransactionIntent.State.VOID, null));
    return true;
  }
}
