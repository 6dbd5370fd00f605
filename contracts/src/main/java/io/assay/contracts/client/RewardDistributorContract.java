package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes28;

/**
 * Pays the contributors of one dataset, {@code RewardDistributor.sol}: cumulative amounts against
 * the current or the previous root. Whatever changes something looks first whether that is done
 * already, and says so by an empty result. Amounts are base units of its token.
 */
public final class RewardDistributorContract {

  private static final int WORD_OF_ROOT = 0;
  private static final int WORD_OF_EVIDENCE = 1;
  private static final int WORD_OF_BATCH = 2;
  private static final int WORD_OF_TOTAL = 3;

  private final Address address;
  private final Transactions transactions;
  private final Logs logs;

  RewardDistributorContract(Deployment deployment, Transactions transactions) {
    this.address = deployment.distributor();
    this.transactions = transactions;
    this.logs = new Logs(transactions.node(), address, deployment.block());
  }

  public RewardsState state() {
    return ChainUnavailableException.during(
        "read the rewards of distributor " + address,
        () ->
            new RewardsState(
                Abi.uint64(read("epoch"), 0),
                Abi.uint64(read("batchNumber"), 0),
                Abi.bytes32(read("currentRoot"), 0),
                Abi.bytes32(read("previousRoot"), 0),
                new RewardsState.Totals(
                    Abi.number(read("declaredTotal"), 0),
                    Abi.number(read("fundedTotal"), 0),
                    Abi.number(read("claimedTotal"), 0)),
                pending(),
                Abi.uint64(read("pausedUntil"), 0)));
  }

  private @Nullable Proposal pending() {
    String answer = read("pending");
    Hash root = Abi.bytes32(answer, WORD_OF_ROOT);
    return root.equals(Hash.ZERO)
        ? null
        : new Proposal(
            root,
            Abi.bytes32(answer, WORD_OF_EVIDENCE),
            Abi.uint64(answer, WORD_OF_BATCH),
            Abi.number(answer, WORD_OF_TOTAL),
            Abi.uint64(read("activatableAt"), 0));
  }

  /** Seconds between proposal and activation. */
  public long challengeWindow() {
    return ChainUnavailableException.during(
        "read the challenge window of distributor " + address,
        () -> Abi.uint64(read("challengeWindow"), 0));
  }

  /** Seconds after which what nobody claimed from a root may be called back; 0 for never. */
  public long claimPeriod() {
    return ChainUnavailableException.during(
        "read the claim period of distributor " + address,
        () -> Abi.uint64(read("claimPeriod"), 0));
  }

  /** Where it goes then. */
  public Address treasury() {
    return ChainUnavailableException.during(
        "read the treasury of distributor " + address, () -> Abi.address(read("treasury"), 0));
  }

  /** Whether a root was refused for ever. */
  public boolean isVetoed(Hash root) {
    return ChainUnavailableException.during(
        "read whether root " + root + " was vetoed",
        () -> {
          String answer = transactions.read(address, Abi.call("isVetoed", Abi.word(root)));
          return Abi.number(answer, 0).signum() > 0;
        });
  }

  /**
   * Proposes the rewards root of an anchored batch. Nothing is sent when it waits already, when it
   * is active, or when a later batch's root, which includes these amounts, is.
   *
   * @param history all anchored batches, the proof that this one stands among them
   * @param total sum of all cumulative amounts in the tree, below 2^112; what was declared before
   *     where a correction made it fall
   * @throws TransactionRefusedException when another root waits, this one was vetoed, the total
   *     falls, or the signer may not propose
   */
  public Optional<Transaction> propose(
      List<AnchoredBatch> history, AnchoredBatch batch, BigInteger total) {
    return ChainUnavailableException.during(
        "propose the rewards root of batch number " + batch.number(),
        () -> {
          Hash root = batch.payload().roots().rewards();
          RewardsState state = state();
          Proposal waiting = state.pending();
          boolean waits = waiting != null && waiting.root().equals(root);
          if (waits || root.equals(state.currentRoot()) || batch.number() <= state.batchNumber()) {
            return Optional.empty();
          }
          return Optional.of(
              send(
                  "propose root " + root + " as epoch " + (state.epoch() + 1),
                  "propose",
                  BatchEncoding.entry(batch.number(), batch.supersedes(), batch.payload()),
                  inclusion(history, batch),
                  Abi.uint256(total)));
        });
  }

  /** Why an entry stands in the registry: the chain hash before it, the entries after it. */
  private static Type<?> inclusion(List<AnchoredBatch> history, AnchoredBatch batch) {
    Hash before = Hash.ZERO;
    List<Hash> later = new ArrayList<>();
    for (AnchoredBatch one : history) {
      if (one.number() == batch.number() - 1) {
        before = one.chainHash();
      } else if (one.number() > batch.number()) {
        later.add(BatchEncoding.entryHash(one.number(), one.supersedes(), one.payload()));
      }
    }
    byte[] head = java.util.Arrays.copyOf(before.toBytes(), 28);
    return new DynamicStruct(new Bytes28(head), Abi.words(later));
  }

  /**
   * Makes a root that waits claimable. Nothing is sent when it is active already.
   *
   * @throws TransactionRefusedException when its challenge window is open, it is not funded, or a
   *     pause is in the way
   */
  public Optional<Transaction> activate(Hash root) {
    return ChainUnavailableException.during(
        "activate root " + root,
        () -> {
          RewardsState state = state();
          boolean isActive = root.equals(state.currentRoot()) || root.equals(state.previousRoot());
          return isActive
              ? Optional.empty()
              : Optional.of(
                  send(
                      "activate root " + root + " as epoch " + (state.epoch() + 1),
                      "activate",
                      Abi.word(root)));
        });
  }

  /**
   * Refuses a root that waits for ever. Nothing is sent when that was done already.
   *
   * @throws TransactionRefusedException when it does not wait, or the signer may not veto
   */
  public Optional<Transaction> veto(Hash root, String reason) {
    return ChainUnavailableException.during(
        "veto root " + root,
        () ->
            isVetoed(root)
                ? Optional.empty()
                : Optional.of(
                    send("veto root " + root, "veto", Abi.word(root), new Utf8String(reason))));
  }

  /**
   * Takes back a root that waits, which may be proposed again. Nothing is sent when it does not
   * wait.
   *
   * @throws TransactionRefusedException when the signer may not propose
   */
  public Optional<Transaction> withdraw(Hash root) {
    return ChainUnavailableException.during(
        "withdraw root " + root,
        () -> {
          Proposal waiting = state().pending();
          return waiting == null || !waiting.root().equals(root)
              ? Optional.empty()
              : Optional.of(send("withdraw root " + root, "withdraw", Abi.word(root)));
        });
  }

  /** Stops claims and activations for so many seconds. */
  public Transaction pause(long seconds, String reason) {
    return ChainUnavailableException.during(
        "pause distributor " + address,
        () -> count("pause", Abi.uint32(seconds), new Utf8String(reason)));
  }

  /** Ends a pause. */
  public Transaction unpause() {
    return ChainUnavailableException.during(
        "unpause distributor " + address, () -> count("unpause"));
  }

  /**
   * Pays an account what it earned and has not received. Anybody may ask; only the account is paid.
   * Nothing is sent if it has it already.
   *
   * @param leaf the account's amount in the tree, earned since the beginning
   * @throws TransactionRefusedException when the proof fits neither root, or a pause is in the way
   */
  public Optional<Transaction> claim(EarnedLeaf leaf, List<Hash> proof) {
    return ChainUnavailableException.during(
        "claim for " + leaf.account(),
        () ->
            claimed(leaf.account()).compareTo(leaf.cumulative()) >= 0
                ? Optional.empty()
                : Optional.of(
                    send(
                        "claim up to " + leaf.cumulative() + " for " + leaf.account(),
                        "claim",
                        Abi.account(leaf.account()),
                        Abi.uint256(leaf.cumulative()),
                        Abi.words(proof))));
  }

  /**
   * Pays all accounts below one node of the tree, and waits until they are paid.
   *
   * @see #startClaimBatch
   */
  public Transaction claimBatch(String name, List<EarnedLeaf> leaves, List<Hash> proof) {
    return startClaimBatch(name, leaves, proof).mined();
  }

  /**
   * Sends what pays all accounts below one node of the tree, and does not wait. Whoever has
   * everything already is passed over.
   *
   * @param name what is claimed, for people
   * @param leaves all leaves below the node, from left to right, 1, 2, 4, 8, … many
   * @param proof of the node
   * @throws TransactionRefusedException when the proof fits neither root, nothing is left to pay,
   *     or the token refuses one of the accounts
   */
  public PendingTransaction startClaimBatch(
      String name, List<EarnedLeaf> leaves, List<Hash> proof) {
    List<StaticStruct> earned = new ArrayList<>();
    for (EarnedLeaf leaf : leaves) {
      earned.add(new StaticStruct(Abi.account(leaf.account()), Abi.uint256(leaf.cumulative())));
    }
    return ChainUnavailableException.during(
        "claim " + name,
        () ->
            transactions.start(
                Call.once(
                    "claim " + name,
                    address,
                    Abi.call(
                        "claimBatch",
                        new DynamicArray<>(StaticStruct.class, earned),
                        Abi.words(proof)))));
  }

  /**
   * When the time to claim from a root is over, in seconds since 1970; 0 when it never is, or the
   * root never took effect. A pause moves it.
   */
  public long claimableUntil(Hash root) {
    return ChainUnavailableException.during(
        "read how long root " + root + " can be claimed",
        () ->
            Abi.uint64(transactions.read(address, Abi.call("claimableUntil", Abi.word(root))), 0));
  }

  /**
   * Pays the treasury what an account left unclaimed for longer than the terms give it.
   *
   * @param expired the account's amount in a root whose time is over, with its proof
   * @param listed its amount in the current or the previous root, with its proof
   * @throws TransactionRefusedException when the time is not over, nothing is left, or the signer
   *     may not return
   */
  public Transaction returnUnclaimed(ProvenLeaf expired, ProvenLeaf listed) {
    Address account = expired.leaf().account();
    return ChainUnavailableException.during(
        "return what " + account + " left unclaimed",
        () ->
            send(
                "return up to " + expired.leaf().cumulative() + " of " + account,
                "returnUnclaimed",
                Abi.account(account),
                Abi.uint256(expired.leaf().cumulative()),
                Abi.words(expired.proof()),
                Abi.uint256(listed.leaf().cumulative()),
                Abi.words(listed.proof())));
  }

  /** What an account has received so far, or has returned to the treasury. */
  public BigInteger claimed(Address account) {
    return ChainUnavailableException.during(
        "read what " + account + " has received",
        () -> Abi.number(transactions.read(address, Abi.call("claimed", Abi.account(account))), 0));
  }

  /** What each account that ever received something has received, by the events. */
  public Map<Address, BigInteger> settled() {
    return ChainUnavailableException.during(
        "read the claims of distributor " + address,
        () -> {
          Map<Address, BigInteger> settled = new HashMap<>();
          for (Hash event : List.of(RewardsEvents.CLAIMED, RewardsEvents.RETURNED)) {
            for (JsonNode log : logs.with(event.hex())) {
              settled.merge(
                  RewardsEvents.address(Hash.ofHex(log.path("topics").path(1).asText())),
                  Abi.number(log.path("data").asText(), 1),
                  BigInteger::max);
            }
          }
          return settled;
        });
  }

  /** Everything that happened to its roots and amounts, in the order of the chain. */
  public List<RewardsEvent> events() {
    return ChainUnavailableException.during(
        "read the events of distributor " + address,
        () -> {
          List<RewardsEvent> events = new ArrayList<>();
          for (JsonNode log : logs.with()) {
            RewardsEvents.read(log).ifPresent(events::add);
          }
          return events;
        });
  }

  private String read(String getter) {
    return transactions.read(address, Abi.call(getter));
  }

  private Transaction send(String name, String function, Type<?>... arguments) {
    return transactions.perform(Call.once(name, address, Abi.call(function, arguments)));
  }

  /** What ends or begins a pause has its effect again when it is made again. */
  private Transaction count(String function, Type<?>... arguments) {
    Call.Purpose purpose = new Call.Purpose(address, Abi.call("pausedUntil"), null);
    return transactions.perform(
        Call.counting(function, address, Abi.call(function, arguments), purpose));
  }
}
