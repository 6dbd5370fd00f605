package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether every transaction that was ever made still stands, and makes those again that do
 * not: a run was killed between storing and sending, the node dropped one, or a reorganisation took
 * blocks back, deeper than anybody waits for. The stored bytes are sent again as they are, in the
 * order of their numbers, so that the chain takes each once and no key is needed.
 */
final class Recovery {

  private final Transactions transactions;
  private final TransactionJournal journal;

  Recovery(Transactions transactions, TransactionJournal journal) {
    this.transactions = transactions;
    this.journal = journal;
  }

  /**
   * What is not where it was recorded; changes nothing.
   *
   * @return sentences, empty when everything stands
   */
  List<String> missing() {
    List<String> found = new ArrayList<>();
    for (TransactionIntent intent : doubtful()) {
      if (transactions.receipt(intent).isEmpty()) {
        found.add(
            "%s by transaction %s is %s"
                .formatted(
                    intent.call().name(),
                    intent.last().hash(),
                    intent.state() == TransactionIntent.State.MINED
                        ? "on the chain no more: a reorganisation removed it"
                        : "not mined yet"));
      }
    }
    return found;
  }

  /**
   * Makes again what does not stand.
   *
   * @return what was made again, in sentences
   */
  List<String> recover() {
    List<TransactionIntent> lost = new ArrayList<>();
    for (TransactionIntent intent : doubtful()) {
      Optional<JsonNode> receipt = transactions.receipt(intent);
      if (receipt.isPresent()) {
        note(intent, receipt.get());
      } else {
        lost.add(journal.put(intent.reopened()));
      }
    }
    List<String> again = new ArrayList<>();
    for (TransactionIntent intent : lost) {
      again.add(madeAgain(intent));
    }
    return again;
  }

  /** What the chain may have taken back: nothing that it calls final. */
  private List<TransactionIntent> doubtful() {
    List<TransactionIntent> all =
        journal.all().stream()
            .filter(intent -> intent.state() != TransactionIntent.State.VOID)
            .filter(intent -> intent.chainId() == transactions.chainId())
            .toList();
    if (all.isEmpty()) {
      return all;
    }
    long last = transactions.blocks().lastFinal();
    return all.stream()
        .filter(intent -> intent.inclusion() == null || intent.inclusion().block() > last)
        .toList();
  }

  private void note(TransactionIntent intent, JsonNode receipt) {
    TransactionIntent.Inclusion found = Transactions.inclusion(receipt);
    boolean hasFailed = Node.quantity(receipt.path("status")).signum() == 0;
    TransactionIntent.State state =
        hasFailed ? TransactionIntent.State.VOID : TransactionIntent.State.MINED;
    if (state != intent.state() || !found.equals(intent.inclusion())) {
      journal.put(intent.ended(state, found));
    }
  }

  private String madeAgain(TransactionIntent intent) {
    String name = intent.call().name();
    try {
      Transaction transaction =
          transactions.included(
              transactions.isAhead(intent) ? transactions.renumbered(intent) : intent);
      return "%s was made again: transaction %s, block %d."
          .formatted(name, transaction.hash(), transaction.block());
    } catch (TransactionRefusedException e) {
      return "%s was not made again: %s".formatted(name, e.getMessage());
    } catch (Transactions.NonceTakenException e) {
      return "%s was not made again: another transaction of %s took its number %d."
          .formatted(name, intent.from(), intent.nonce());
    }
  }
}
