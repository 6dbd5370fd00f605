package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.attestation.Address;
import java.util.List;
import java.util.Optional;

/**
 * Keeps calls that have their effect as often as they are made from having it once too often: what
 * they were planned on must still be so, and an earlier one to the same end must be over, or be
 * displaced by taking its number.
 */
final class Rivals {

  private final Node node;
  private final Blocks blocks;
  private final TransactionJournal journal;
  private final Receipts receipts;
  private final long chainId;

  Rivals(Node node, Blocks blocks, TransactionJournal journal, Receipts receipts, long chainId) {
    this.chainId = chainId;
    this.node = node;
    this.blocks = blocks;
    this.journal = journal;
    this.receipts = receipts;
  }

  /**
   * The number that a call has to take so that it and an earlier one to the same end are not both
   * mined; empty if it may have any.
   *
   * @throws ChainUnavailableException when what it was planned on is not so any more, or an earlier
   *     one may still be mined under a number that cannot be taken
   */
  Optional<Long> placeOf(Call call, Address signer) {
    if (call.purpose() == null) {
      return Optional.empty();
    }
    Optional<Long> place = Optional.empty();
    for (TransactionIntent rival : open(call)) {
      if (receipts.isUsedUp(rival)) {
        ended(rival);
      } else if (rival.from().equals(signer)) {
        place =
            Optional.of(place.map(other -> Math.min(other, rival.nonce())).orElse(rival.nonce()));
      } else if (rival.attempts().stream().anyMatch(attempt -> node.knows(attempt.hash()))) {
        throw new ChainUnavailableException(
            rival.call().name()
                + " by "
                + rival.from()
                + " waits to be mined, transaction "
                + rival.last().hash()
                + ". Run again when it is, or give it up: assay payouts transactions abandon "
                + rival.sequence());
      }
    }
    if (!isInForce(call.purpose())) {
      throw new ChainUnavailableException(
          "What it was to change has changed meanwhile, or the node is behind. Run again.");
    }
    return place;
  }

  private List<TransactionIntent> open(Call call) {
    return journal.all().stream()
        .filter(intent -> intent.state() == TransactionIntent.State.OPEN)
        .filter(intent -> intent.chainId() == chainId && intent.call().isRivalOf(call))
        .toList();
  }

  private void ended(TransactionIntent rival) {
    Optional<JsonNode> receipt = receipts.settled(rival);
    if (receipt.isEmpty()) {
      journal.put(rival.ended(TransactionIntent.State.VOID, null));
      return;
    }
    receipts.noted(rival, receipt.get());
    throw new ChainUnavailableException(
        rival.call().name() + " was mined meanwhile. Run again, to see what is left to do.");
  }

  /**
   * Whether what a call is to change is as it was found; asked of a block that has all that is
   * known to be mined, so that a node that is behind cannot answer.
   */
  boolean isInForce(Call.Purpose purpose) {
    if (purpose.answer() == null) {
      return true;
    }
    String block = "0x" + Long.toHexString(lastKnown());
    try {
      String answer = node.read(Address.ZERO, purpose.contract(), purpose.data(), block);
      return answer.equalsIgnoreCase(purpose.answer());
    } catch (TransactionRefusedException e) {
      throw new ChainUnavailableException("The node does not have block " + block + " yet.", e);
    }
  }

  private long lastKnown() {
    long latest = blocks.latest();
    return journal.all().stream()
        .filter(intent -> intent.state() == TransactionIntent.State.MINED)
        .filter(intent -> intent.chainId() == chainId && intent.block() > latest)
        .filter(intent -> receipts.of(intent).isPresent())
        .mapToLong(TransactionIntent::block)
        .reduce(latest, Math::max);
  }
}
