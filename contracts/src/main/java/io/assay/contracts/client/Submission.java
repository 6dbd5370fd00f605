package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import java.util.Locale;

/** Gives stored transactions to the node, and understands what it says to that. */
final class Submission {

  private final Node node;

  Submission(Node node) {
    this.node = node;
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
   * @throws Transactions.NonceTakenException when another transaction waits under the number
   * @throws TransactionRefusedException when the node does not take it for another reason
   */
  Answer give(TransactionIntent intent) {
    try {
      node.answered("eth_sendRawTransaction", Answers::hash, intent.last().raw());
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
        throw new Transactions.NonceTakenException(intent.from(), intent.nonce());
      }
      throw node.refused(e);
    }
  }

  /** Whether numbers before its own are free, so that it would wait for ever. */
  boolean isAhead(TransactionIntent intent) {
    Address from = intent.from();
    return intent.nonce() > node.nonce(from, "pending");
  }
}
