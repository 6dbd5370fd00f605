package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.contracts.client.Transactions.NonceTakenException;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public record of judged batches on the chain, {@code BatchRegistry.sol}. Anchoring is by
 * intent: repeated after any crash, it ends in one entry or in an error, never in two.
 */
public final class BatchRegistryContract {

  private final Address address;
  private final Transactions transactions;
  private final Logs logs;

  BatchRegistryContract(Deployment deployment, Transactions transactions) {
    this.address = deployment.registry();
    this.transactions = transactions;
    this.logs = new Logs(transactions.node(), address, deployment.block());
  }

  /** The last anchored batch of a dataset; number 0 before the first. */
  public Head head(Hash datasetId) {
    return ChainUnavailableException.during(
        "read the head of dataset " + datasetId,
        () -> {
          String answer = transactions.read(address, Abi.call("head", Abi.word(datasetId)));
          return new Head(Abi.uint64(answer, 0), Abi.bytes32(answer, 1));
        });
  }

  /** A plan to anchor this payload next. Store it, then {@link #anchor} it. */
  public AnchorIntent plan(BatchPayload payload) {
    return plan(payload, 0);
  }

  /**
   * A plan to anchor this payload next, as the correction of an earlier entry, which stays.
   *
   * @param supersedes number of that entry; 0 for none
   */
  public AnchorIntent plan(BatchPayload payload, long supersedes) {
    long number = head(payload.datasetId()).number() + 1;
    return new AnchorIntent(number, transactions.nextNonce(), supersedes, payload);
  }

  /**
   * Makes sure that the chain holds this payload under this number, and returns once it is mined.
   * Nothing is sent if it is there already.
   *
   * @throws ChainConflictException when that number holds another payload, or batches before it are
   *     missing
   * @throws ChainUnavailableException when it cannot be known now; the same intent may be tried
   *     again
   * @throws TransactionRefusedException when the contract refuses for another reason, such as a
   *     signer who may not publish
   */
  public AnchorReceipt anchor(AnchorIntent intent) {
    return ChainUnavailableException.during(
        "anchor batch number " + intent.number() + " of dataset " + intent.payload().datasetId(),
        () -> {
          Optional<AnchoredBatch> found = batch(intent.payload().datasetId(), intent.number());
          return agreed(intent, found.isPresent() ? found : sent(intent));
        });
  }

  private Optional<AnchoredBatch> sent(AnchorIntent intent) {
    try {
      transactions.perform(
          Call.once(
              "anchor " + intent.payload().datasetId() + " number " + intent.number(),
              address,
              BatchEncoding.anchorCall(intent)),
          intent.nonce());
    } catch (NonceTakenException e) {
      transactions
          .blocks()
          .await(() -> batch(intent.payload().datasetId(), intent.number()).isPresent());
    } catch (TransactionRefusedException e) {
      if (!"WrongNumber".equals(e.error())) {
        throw e;
      }
    }
    return batch(intent.payload().datasetId(), intent.number());
  }

  private AnchorReceipt agreed(AnchorIntent intent, Optional<AnchoredBatch> found) {
    if (found.isEmpty()) {
      throw missing(intent);
    }
    if (!found.get().payload().equals(intent.payload())) {
      throw new ChainConflictException(
          "Batch number "
              + intent.number()
              + " is anchored with other contents, batch hash "
              + found.get().payload().batchHash()
              + " (expected: "
              + intent.payload().batchHash()
              + "). Another warehouse publishes this dataset to the same registry: find out which one is right.");
    }
    if (found.get().supersedes() != intent.supersedes()) {
      throw new ChainConflictException(
          "Batch number "
              + intent.number()
              + " is anchored as the correction of number "
              + found.get().supersedes()
              + " (expected: "
              + intent.supersedes()
              + "; 0 is none). Another warehouse publishes this dataset to the same registry: find out which one is right.");
    }
    return found.get().receipt();
  }

  private RuntimeException missing(AnchorIntent intent) {
    long number = head(intent.payload().datasetId()).number();
    if (number == intent.number() - 1) {
      return new ChainUnavailableException("The node lost the transaction. Run again.");
    }
    return new ChainConflictException(
        "Batch number "
            + intent.number()
            + " cannot be anchored: the chain is at number "
            + number
            + " (expected: "
            + (intent.number() - 1)
            + "). Anchor what is missing before it first.");
  }

  /**
   * Makes sure of an anchor, and waits until its block counts; on the embedded chain the blocks on
   * top of it are mined here. Where a reorganisation removes it meanwhile, it is anchored again.
   *
   * @throws ChainUnavailableException when that takes too long
   */
  public AnchorReceipt confirm(AnchorIntent intent, Confirmations wanted) {
    return ChainUnavailableException.during(
        "confirm batch number " + intent.number() + " of dataset " + intent.payload().datasetId(),
        () -> transactions.await(() -> anchor(intent), AnchorReceipt::block, wanted));
  }

  /** The batch that was anchored under a number; empty if none was. */
  public Optional<AnchoredBatch> batch(Hash datasetId, long number) {
    return chained(entries(datasetId), datasetId).stream()
        .filter(batch -> batch.number() == number)
        .findFirst();
  }

  /**
   * All anchored batches of a dataset by number.
   *
   * @throws ChainConflictException when the events do not hash to the contract's head: the node
   *     left some out or altered one
   */
  public List<AnchoredBatch> history(Hash datasetId) {
    Head head = head(datasetId);
    List<AnchoredBatch> batches = chained(entries(datasetId), datasetId);
    int known = (int) Math.min(head.number(), batches.size());
    Hash hash = known == 0 ? Hash.ZERO : batches.get(known - 1).chainHash();
    if (batches.size() < head.number() || !hash.equals(head.chainHash())) {
      throw new ChainConflictException(
          "The node's "
              + batches.size()
              + " events of dataset "
              + datasetId
              + " do not hash to the registry's head (expected: "
              + head.number()
              + " events, "
              + head.chainHash()
              + "). Ask another node.");
    }
    return List.copyOf(batches.subList(0, known));
  }

  private List<BatchEncoding.Logged> entries(Hash datasetId) {
    List<BatchEncoding.Logged> entries = new ArrayList<>();
    for (JsonNode log : logs.with(BatchEncoding.EVENT.hex(), datasetId.hex())) {
      entries.addAll(BatchEncoding.logged(log));
    }
    return entries;
  }

  private List<AnchoredBatch> chained(List<BatchEncoding.Logged> entries, Hash datasetId) {
    Map<Long, Long> corrections = entries.isEmpty() ? Map.of() : corrections(datasetId);
    List<AnchoredBatch> batches = new ArrayList<>();
    Hash hash = Hash.ZERO;
    for (BatchEncoding.Logged entry : entries) {
      long supersedes = corrections.getOrDefault(entry.number(), 0L);
      hash =
          BatchEncoding.chainHash(
              hash, BatchEncoding.entryHash(entry.number(), supersedes, entry.payload()));
      batches.add(
          new AnchoredBatch(
              entry.number(),
              supersedes,
              entry.payload(),
              hash,
              entry.transaction(),
              entry.block()));
    }
    return batches;
  }

  /** What each correcting entry corrects. */
  private Map<Long, Long> corrections(Hash datasetId) {
    Map<Long, Long> corrections = new HashMap<>();
    for (JsonNode log : logs.with(BatchEncoding.SUPERSEDED.hex(), datasetId.hex())) {
      corrections.put(
          Abi.uint64(log.path("topics").path(3).asText(), 0),
          Abi.uint64(log.path("topics").path(2).asText(), 0));
    }
    return corrections;
  }

  /** The charter that batches of a dataset are bound to; zero before the first. */
  public Hash activeCharter(Hash datasetId) {
    return ChainUnavailableException.during(
        "read the charter of dataset " + datasetId,
        () -> Abi.bytes32(transactions.read(address, Abi.call("charter", Abi.word(datasetId))), 0));
  }

  /** Whether a batch that was judged under a charter could be anchored now. */
  public boolean isInForce(Hash datasetId, Hash charterHash) {
    return ChainUnavailableException.during(
        "read the charter of dataset " + datasetId,
        () -> {
          String answer = transactions.read(address, Abi.call("charter", Abi.word(datasetId)));
          return charterHash.equals(Abi.bytes32(answer, 0))
              || (charterHash.equals(Abi.bytes32(answer, 1))
                  && transactions.blocks().time() < Abi.uint64(answer, 2));
        });
  }

  /**
   * Makes a charter the one that batches are bound to. Nothing is sent if it is.
   *
   * @param grace how long batches judged under the charter before may still be anchored
   * @throws TransactionRefusedException when the signer may not ratify, or the time is too long
   */
  public Optional<Transaction> activateCharter(Hash datasetId, Hash charterHash, Duration grace) {
    return ChainUnavailableException.during(
        "activate charter " + charterHash,
        () -> {
          Hash active = activeCharter(datasetId);
          return active.equals(charterHash)
              ? Optional.empty()
              : Optional.of(
                  transactions.perform(
                      Call.once(
                          "activate charter " + charterHash + " after " + active,
                          address,
                          Abi.call(
                              "activateCharter",
                              Abi.word(datasetId),
                              Abi.word(active),
                              Abi.word(charterHash),
                              Abi.uint48(grace.toSeconds())))));
        });
  }

  /**
   * Anchors again what a chain has lost that was set back to an earlier state.
   *
   * @param recorded everything anchored for one dataset so far, by number from 1 without gaps
   * @return receipts of what had to be anchored again; empty if nothing was lost
   * @throws ChainConflictException when what the chain still has is not what was recorded
   */
  public List<AnchorReceipt> replay(List<AnchorIntent> recorded) {
    List<AnchorReceipt> again = new ArrayList<>();
    if (!recorded.isEmpty()) {
      Head head = head(recorded.get(0).payload().datasetId());
      requireSame(head, recorded);
      for (AnchorIntent lost : recorded.subList((int) head.number(), recorded.size())) {
        again.add(anchor(lost));
      }
    }
    return again;
  }

  private static void requireSame(Head head, List<AnchorIntent> recorded) {
    Hash hash = Hash.ZERO;
    for (int i = 0; i < Math.min(head.number(), recorded.size()); i++) {
      AnchorIntent one = recorded.get(i);
      hash = chainHash(hash, i + 1L, one.supersedes(), one.payload());
    }
    if (head.number() > recorded.size() || !hash.equals(head.chainHash())) {
      throw new ChainConflictException(
          "The chain's history is not what was recorded: its head is number "
              + head.number()
              + ", "
              + head.chainHash()
              + " (expected: at most "
              + recorded.size()
              + ", "
              + hash
              + "). Check that the chain's directory belongs to this warehouse.");
    }
  }

  /**
   * Head of the hash chain after a batch; 28 bytes, then zeros.
   *
   * @param supersedes number of the entry that it corrects; 0 for none
   */
  public static Hash chainHash(Hash before, long number, long supersedes, BatchPayload payload) {
    return BatchEncoding.chainHash(before, BatchEncoding.entryHash(number, supersedes, payload));
  }
}
