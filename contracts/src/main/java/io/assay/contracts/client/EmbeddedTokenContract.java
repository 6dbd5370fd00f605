package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import java.math.BigInteger;

/** The play money of the embedded chain, {@code EmbeddedToken.sol}: anybody may mint it. */
public final class EmbeddedTokenContract {

  private final Address address;
  private final Transactions transactions;

  EmbeddedTokenContract(Address address, Transactions transactions) {
    this.address = address;
    this.transactions = transactions;
  }

  /** Base units that an account holds. */
  public BigInteger balance(Address account) {
    return ChainUnavailableException.during(
        "read the balance of " + account,
        () ->
            Abi.number(transactions.read(address, Abi.call("balanceOf", Abi.account(account))), 0));
  }

  /**
   * Mints what an account lacks to hold at least this much; nothing if it does already.
   *
   * @return what was minted
   */
  public BigInteger fund(Address account, BigInteger wanted) {
    return ChainUnavailableException.during(
        "fund " + account,
        () -> {
          BigInteger lacking = wanted.subtract(balance(account)).max(BigInteger.ZERO);
          if (lacking.signum() > 0) {
            transactions.perform(
                new Call(
                    "mint " + lacking + " for " + account,
                    address,
                    Abi.call("mint", Abi.account(account), Abi.uint256(lacking)),
                    Call.Repeat.COUNTS_TWICE));
          }
          return lacking;
        });
  }
}
