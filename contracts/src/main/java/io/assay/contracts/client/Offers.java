package io.assay.contracts.client;

import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Keccak256;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.RawTransaction;
import org.web3j.utils.Numeric;

/** Signs calls, for fees within the bound that the account can pay, and stores them. */
final class Offers {

  private final Node node;
  private final Signer signer;
  private final Transactions.Terms terms;
  private final TransactionJournal journal;

  Offers(Node node, Signer signer, Transactions.Terms terms, TransactionJournal journal) {
    this.node = node;
    this.signer = signer;
    this.terms = terms;
    this.journal = journal;
  }

  /**
   * A call, estimated, signed and stored, not sent.
   *
   * @throws TransactionRefusedException when the contract says no, or the account cannot pay
   */
  TransactionIntent stored(Call call, Numbers.Place place) {
    BigInteger gas = node.estimate(signer.address(), call);
    FeeBound.Fees fees = fees(place.displaced());
    requireBalance(gas.multiply(fees.maxFee()));
    return journal.put(
        new TransactionIntent(
            journal.nextSequence(),
            call,
            terms.chainId(),
            signer.address(),
            place.nonce(),
            List.of(signed(call, place.nonce(), gas, fees)),
            TransactionIntent.State.OPEN,
            null));
  }

  private FeeBound.Fees fees(FeeBound.@Nullable Fees displaced) {
    FeeBound.Fees fresh = fresh();
    // Where a higher offer is beyond the bound, the nodes that do not know the other take this one.
    return displaced == null ? fresh : terms.bound().above(displaced, fresh).orElse(fresh);
  }

  private FeeBound.Fees fresh() {
    return terms.bound().within(FeeMarket.now(node));
  }

  /** Found here and not by the node, which would leave a stored transaction that nobody takes. */
  private void requireBalance(BigInteger cost) {
    BigInteger balance = node.balance(signer.address());
    if (balance.compareTo(cost) < 0) {
      throw TransactionRefusedException.byNode(
          "Account "
              + signer.address()
              + " has "
              + ether(balance)
              + " of the chain's own coin (expected: "
              + ether(cost)
              + ", the most that gas may cost this transaction). Send it some, then run again.");
    }
  }

  private static String ether(BigInteger wei) {
    return new BigDecimal(wei, 18).stripTrailingZeros().toPlainString();
  }

  private TransactionIntent.Attempt signed(
      Call call, long nonce, BigInteger gas, FeeBound.Fees fees) {
    byte[] raw =
        signer.sign(
            RawTransaction.createTransaction(
                terms.chainId(),
                BigInteger.valueOf(nonce),
                gas,
                call.contract().toString(),
                BigInteger.ZERO,
                call.data(),
                fees.tip(),
                fees.maxFee()));
    return new TransactionIntent.Attempt(
        Hash.of(Keccak256.of(raw)), Numeric.toHexString(raw), fees);
  }

  /**
   * The same transaction with higher fees, stored; empty where bound, key or balance do not allow
   * it.
   */
  Optional<TransactionIntent> higher(TransactionIntent intent) {
    if (!intent.from().equals(signer.address())) {
      return Optional.empty();
    }
    BigInteger gas = SignedForm.gas(intent.last().raw());
    return terms
        .bound()
        .above(intent.last().fees(), fresh())
        .filter(fees -> node.balance(signer.address()).compareTo(gas.multiply(fees.maxFee())) >= 0)
        .map(fees -> intent.with(signed(intent.call(), intent.nonce(), gas, fees)))
        .map(journal::put);
  }
}
