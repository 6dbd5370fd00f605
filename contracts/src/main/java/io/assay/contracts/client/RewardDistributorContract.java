package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.datatypes.Type;

/**
 * Pays the contributors of one dataset, {@code RewardDistributor.sol}: cumulative amounts against
 * the current or the previous root. Amounts are base units of its token.
 */
public final class RewardDistributorContract {

  private final Address address;
  private final Transactions transactions;

  RewardDistributorContract(Address address, Transactions transactions) {
    this.address = address;
    this.transactions = transactions;
  }

  public RewardsState state() {
    return ChainUnavailableException.during(
        "read the rewards of distributor " + address,
        () ->
            new RewardsState(
                Abi.uint64(read("batchNumber"), 0),
                Abi.bytes32(read("currentRoot"), 0),
                Abi.bytes32(read("previousRoot"), 0),
                Abi.number(read("declaredTotal"), 0),
                Abi.number(read("claimedTotal"), 0)));
  }

  /**
   * Makes sure that a batch's root is claimable. Nothing is sent when it is current already, when
   * nobody is owed anything, or when a later batch's root, which includes these amounts, is set.
   *
   * @throws ChainConflictException when the distributor has another root for this batch
   * @throws TransactionRefusedException when the batch is not anchored, the total falls or the
   *     signer may not publish
   */
  public RewardsState setRoot(RewardsRoot rewards) {
    return ChainUnavailableException.during(
        "set the rewards root of batch number " + rewards.batchNumber(),
        () -> {
          RewardsState state = state();
          if (isSettled(rewards, state)) {
            return state;
          }
          send(
              "setRoot",
              Abi.uint64(rewards.batchNumber()),
              Abi.word(rewards.root()),
              Abi.uint256(rewards.total()));
          return state();
        });
  }

  private static boolean isSettled(RewardsRoot rewards, RewardsState state) {
    boolean isCurrent = rewards.root().equals(state.currentRoot());
    if (rewards.batchNumber() == state.batchNumber() && !isCurrent) {
      throw new ChainConflictException(
          "The distributor has root "
              + state.currentRoot()
              + " for batch number "
              + rewards.batchNumber()
              + " (expected: "
              + rewards.root()
              + "). Another warehouse pays from it: find out which one is right.");
    }
    return isCurrent
        || rewards.root().equals(Hash.ZERO)
        || rewards.batchNumber() < state.batchNumber();
  }

  /**
   * Pays an account what it earned and has not received. Anybody may ask; only the account is paid.
   *
   * @param cumulative the account's amount in the tree, earned since the beginning
   * @throws TransactionRefusedException when the proof fits neither root, nothing is left to pay,
   *     or funds are short
   */
  public Transaction claim(Address account, BigInteger cumulative, List<Hash> proof) {
    return ChainUnavailableException.during(
        "claim for " + account,
        () -> send("claim", Abi.account(account), Abi.uint256(cumulative), Abi.words(proof)));
  }

  /** What an account has received so far. */
  public BigInteger claimed(Address account) {
    return ChainUnavailableException.during(
        "read what " + account + " has received",
        () -> Abi.number(transactions.read(address, Abi.call("claimed", Abi.account(account))), 0));
  }

  private String read(String getter) {
    return transactions.read(address, Abi.call(getter));
  }

  private Transaction send(String function, Type<?>... arguments) {
    return transactions.perform(Call.once(function, address, Abi.call(function, arguments)));
  }
}
