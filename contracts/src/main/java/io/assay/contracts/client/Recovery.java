package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.attestation.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks whether every transaction that was ever made still stands, and makes those again that do
 * not: a run was killed between storing and sending, the node dropped one, or a reorganisation took
 * blocks back, deeper than anybody waits for. The stored bytes are sent again as they are, in the
 * order they were made, so that the chain takes each once and no key is needed; but only what is
 * still wanted. What of other accounts cannot be made again is told and stops nobody.
 */
final class Recovery {

  private final Transactions transactions;
  private final TransactionJournal journal;
  private final Receipts receipts;
  private final Rivals rivals;

  Recovery(Transactions transactions, TransactionJournal journal) {
    this.transactions = transactions;
    this.journal = journal;
    this.receipts = transactions.receipts();
    this.rivals = transactions.rivals();
  }

  /**
   * What is not where it was recorded; changes nothing.
   *
   * @return sentences, empty when everything stands
   */
  List<String> missing() {
    List<String> found = new ArrayList<>();
    for (TransactionIntent intent : doubtful()) {
      if (receipts.of(intent).isEmpty()) {
        found.add(
            "%s by transaction %s is %s"
                .formatted(
                    intent.call().name(),
                    intent.last().hash(),
                    wasMined(intent)
                        ? "on the chain no more: a reorganisation removed it"
                        : "not mined yet"));
      }
    }
    return found;
  }

  /**
   * Makes again what does not stand.
   *
   * @return what was made again or was not, in sentences
   */
  List<String> recover() {
    List<TransactionIntent> lost = new ArrayList<>();
    for (TransactionIntent intent : doubtful()) {
      Optional<JsonNode> receipt = receipts.of(intent);
      if (receipt.isPresent()) {
        receipts.noted(intent, receipt.get());
      } else {
        lost.add(intent);
      }
    }
    List<String> told = new ArrayList<>();
    Set<Address> heldUp = new HashSet<>();
    for (TransactionIntent intent : lost) {
      told.add(isOwn(intent) ? madeAgain(intent) : madeAgainForAnother(intent, heldUp));
    }
    return told;
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

  private boolean isOwn(TransactionIntent intent) {
    return intent.from().equals(transactions.signer());
  }

  private static boolean wasMined(TransactionIntent intent) {
    return intent.state() == TransactionIntent.State.MINED;
  }

  /** Once one of an account is not mined, those after it wait for the same reason. */
  private String madeAgainForAnother(TransactionIntent intent, Set<Address> heldUp) {
    if (heldUp.contains(intent.from())) {
      return not(intent, "an earlier one of %s is not mined yet".formatted(intent.from()));
    }
    try {
      return madeAgain(intent);
    } catch (ChainUnavailableException e) {
      heldUp.add(intent.from());
      return not(intent, String.valueOf(e.getMessage()));
    }
  }

  private String madeAgain(TransactionIntent intent) {
    try {
      if (receipts.isUsedUp(intent)) {
        return afterItsNumber(intent);
      }
      if (intent.call().countsTwice() && !isStillWanted(intent)) {
        return not(
            intent,
            "%s. The same command decides whether it is still wanted; to rule it out: assay payouts transactions abandon %d"
                .formatted(
                    wasMined(intent)
                        ? "what it was for has changed"
                        : "it is stored and was never mined",
                    intent.sequence()));
      }
      transactions.node().estimate(intent.from(), intent.call());
      return again(
          transactions.delivery().isAhead(intent)
              ? transactions.delivery().renumbered(intent, "numbers before its own are free")
              : intent);
    } catch (TransactionRefusedException e) {
      if (e.isByContract() && !intent.call().countsTwice()) {
        // It has no effect if it is mined after all; its own command asks anew.
        journal.put(intent.ended(TransactionIntent.State.VOID, null));
      }
      return not(intent, String.valueOf(e.getMessage()));
    } catch (Transactions.NonceTakenException | KeyElsewhereException e) {
      return not(intent, e.getMessage() + ".");
    }
  }

  /** A reorganisation takes what was wanted; what never was mined may have been given up since. */
  private boolean isStillWanted(TransactionIntent intent) {
    Call.Purpose purpose = intent.call().purpose();
    return wasMined(intent) && (purpose == null || rivals.isInForce(purpose));
  }

  private String afterItsNumber(TransactionIntent intent) {
    Optional<JsonNode> receipt = receipts.settled(intent);
    if (receipt.isPresent()) {
      TransactionIntent noted = receipts.noted(intent, receipt.get());
      return "%s was mined: transaction %s.".formatted(intent.call().name(), noted.last().hash());
    }
    TransactionIntent ended = journal.put(intent.ended(TransactionIntent.State.VOID, null));
    String why = Transactions.NonceTakenException.of(ended);
    return ended.call().countsTwice()
        ? not(ended, why + ".")
        : again(transactions.delivery().renumbered(ended, why));
  }

  private String again(TransactionIntent intent) {
    Patience patience = transactions.terms().patience();
    Duration most = isOwn(intent) ? patience.mined() : patience.stuck();
    Transaction transaction = transactions.delivery().included(intent, most);
    return "%s was made again: transaction %s, block %d."
        .formatted(intent.call().name(), transaction.hash(), transaction.block());
  }

  private static String not(TransactionIntent intent, String why) {
    return "%s was not made again: %s".formatted(intent.call().name(), why);
  }
}
