package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The ERC-20 that a distributor pays. */
public final class TokenContract {

  private static final Hash TRANSFER = BatchEncoding.topic("Transfer(address,address,uint256)");

  private final Address address;
  private final Transactions transactions;
  private final long firstBlock;

  TokenContract(Deployment deployment, Transactions transactions) {
    this.address = deployment.token();
    this.transactions = transactions;
    this.firstBlock = deployment.block();
  }

  /** Base units that an account holds. */
  public BigInteger balance(Address account) {
    return ChainUnavailableException.during(
        "read the balance of " + account,
        () ->
            Abi.number(transactions.read(address, Abi.call("balanceOf", Abi.account(account))), 0));
  }

  /**
   * Sees to it that an account holds at least this much; nothing is sent if it does. On the
   * embedded chain what is lacking is minted, elsewhere it comes from the signer.
   *
   * @return what moved the lacking amount, if anything had to
   * @throws TransactionRefusedException when the signer does not have it
   */
  public Optional<Transaction> fund(Address account, BigInteger wanted) {
    return ChainUnavailableException.during(
        "fund " + account,
        () -> {
          String question = Abi.call("balanceOf", Abi.account(account));
          String answer = transactions.read(address, question);
          BigInteger lacking = wanted.subtract(Abi.number(answer, 0));
          return lacking.signum() <= 0
              ? Optional.empty()
              : Optional.of(give(account, lacking, new Call.Purpose(address, question, answer)));
        });
  }

  private Transaction give(Address account, BigInteger amount, Call.Purpose purpose) {
    boolean isPlayMoney = transactions.chainId() == ChainClient.EMBEDDED_CHAIN_ID && isMintable();
    String function = isPlayMoney ? "mint" : "transfer";
    return transactions.perform(
        Call.counting(
            function + " " + amount + " to " + account,
            address,
            Abi.call(function, Abi.account(account), Abi.uint256(amount)),
            purpose));
  }

  private boolean isMintable() {
    try {
      transactions.read(
          address,
          Abi.call("mint", Abi.account(transactions.signer()), Abi.uint256(BigInteger.ONE)));
      return true;
    } catch (TransactionRefusedException e) {
      return false;
    }
  }

  /**
   * What came to an account and what left it.
   *
   * @param in sum of all transfers to it
   * @param out sum of all transfers from it
   */
  public record Flows(BigInteger in, BigInteger out) {}

  /** All that moved to and from an account since the deployment, by the token's events. */
  public Flows flows(Address account) {
    return ChainUnavailableException.during(
        "read the transfers of " + account,
        () -> {
          String word =
              "0x"
                  + "0".repeat(24)
                  + account.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
          Logs logs = new Logs(transactions.node(), address, firstBlock);
          return new Flows(
              sum(logs.with(TRANSFER.hex(), null, word)), sum(logs.with(TRANSFER.hex(), word)));
        });
  }

  private static BigInteger sum(List<JsonNode> transfers) {
    BigInteger sum = BigInteger.ZERO;
    for (JsonNode transfer : transfers) {
      sum = sum.add(Abi.number(transfer.path("data").asText(), 0));
    }
    return sum;
  }
}
