package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Keccak256;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.web3j.crypto.RawTransaction;
import org.web3j.utils.Numeric;

/**
 * Calls contracts and sends transactions of one signer, one at a time. A transaction is first
 * estimated, so that a contract's refusal is known before anything is sent.
 */
final class Transactions {

  private static final Duration POLL = Duration.ofMillis(50);

  private final JsonRpc rpc;
  private final Signer signer;
  private final FeeBound bound;
  private final ContractErrors errors;
  private final Duration patience;

  Transactions(Endpoint endpoint, Signer signer, FeeBound bound, ContractErrors errors) {
    this.rpc = endpoint.rpc();
    this.patience = endpoint.patience();
    this.signer = signer;
    this.bound = bound;
    this.errors = errors;
  }

  /** A node, and how long to wait for a transaction there. */
  record Endpoint(JsonRpc rpc, Duration patience) {}

  Address signer() {
    return signer.address();
  }

  /** Result of a call that changes nothing, against the latest block. */
  String read(Address contract, String data) {
    try {
      return rpc.call("eth_call", request(contract, data), "latest").asText();
    } catch (RpcErrorException e) {
      throw refused(e);
    }
  }

  JsonNode ask(String method, Object... params) {
    try {
      return rpc.call(method, params);
    } catch (RpcErrorException e) {
      throw new ChainUnavailableException(
          "The node answers " + method + " with " + e.text() + " (code " + e.code() + ").", e);
    }
  }

  /** The signer's next transaction number, its waiting transactions counted. */
  long nextNonce() {
    return nonce("pending");
  }

  /** The number under which a transaction planned for {@code nonce} can still be mined. */
  long usableNonce(long nonce) {
    long next = nextNonce();
    return nonce >= nonce("latest") && nonce <= next ? nonce : next;
  }

  private long nonce(String block) {
    return quantity(ask("eth_getTransactionCount", signer.address().toString(), block))
        .longValueExact();
  }

  Transaction send(Address contract, String data) {
    try {
      return send(contract, data, nextNonce());
    } catch (NonceTakenException e) {
      throw new ChainUnavailableException(
          "Another transaction of " + signer.address() + " came in between. Run again.", e);
    }
  }

  /**
   * Sends and waits until mined.
   *
   * @param nonce from {@link #usableNonce}
   * @throws TransactionRefusedException when the contract or the node says no
   * @throws NonceTakenException when the signer has another transaction of that number, mined or
   *     waiting
   * @throws ChainUnavailableException when it is not mined in time; it may still be later
   */
  Transaction send(Address contract, String data, long nonce) {
    BigInteger gas = estimate(contract, data);
    FeeBound.Fees fees = bound.forBaseFee(baseFee());
    byte[] signed =
        signer.sign(
            RawTransaction.createTransaction(
                ChainClient.EMBEDDED_CHAIN_ID,
                BigInteger.valueOf(nonce),
                gas,
                contract.toString(),
                BigInteger.ZERO,
                data,
                fees.tip(),
                fees.maxFee()));
    Hash hash = Hash.of(Keccak256.of(signed));
    submit(Numeric.toHexString(signed));
    return await(hash, contract, data);
  }

  private BigInteger estimate(Address contract, String data) {
    try {
      BigInteger estimate =
          quantity(rpc.call("eth_estimateGas", request(contract, data), "latest"));
      return estimate.add(estimate.shiftRight(2));
    } catch (RpcErrorException e) {
      throw refused(e);
    }
  }

  private BigInteger baseFee() {
    return quantity(ask("eth_getBlockByNumber", "latest", false).path("baseFeePerGas"));
  }

  private void submit(String signed) {
    try {
      rpc.call("eth_sendRawTransaction", signed);
    } catch (RpcErrorException e) {
      String text = e.text().toLowerCase(Locale.ROOT);
      if (text.contains("nonce too low") || text.contains("replacement transaction")) {
        throw new NonceTakenException();
      }
      if (!text.contains("already known") && !text.contains("already imported")) {
        throw refused(e);
      }
    }
  }

  private Transaction await(Hash hash, Address contract, String data) {
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<JsonNode> receipt = receipt(hash);
    while (receipt.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new ChainUnavailableException(
            "Transaction "
                + hash
                + " was sent but is not mined after "
                + patience.toSeconds()
                + " s. Run again: it is sent once only.");
      }
      pause();
      receipt = receipt(hash);
    }
    long block = quantity(receipt.get().path("blockNumber")).longValueExact();
    if (quantity(receipt.get().path("status")).signum() == 0) {
      read(contract, data);
      throw new TransactionRefusedException(
          "Transaction " + hash + " failed in block " + block + ".", null);
    }
    return new Transaction(hash, block);
  }

  private Optional<JsonNode> receipt(Hash hash) {
    JsonNode receipt = ask("eth_getTransactionReceipt", hash.hex());
    return receipt.isNull() ? Optional.empty() : Optional.of(receipt);
  }

  static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainUnavailableException("Interrupted while waiting for the chain.", e);
    }
  }

  private ObjectNode request(Address contract, String data) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("from", signer.address().toString())
        .put("to", contract.toString())
        .put("data", data);
  }

  private TransactionRefusedException refused(RpcErrorException e) {
    if (e.data() == null) {
      return new TransactionRefusedException(
          "The node refused: " + e.text() + " (code " + e.code() + ").", null);
    }
    ContractErrors.Revert revert = errors.decode(e.data());
    return new TransactionRefusedException(
        "The contract refused: " + revert.text() + ".", revert.error());
  }

  static BigInteger quantity(JsonNode hex) {
    return Numeric.decodeQuantity(hex.asText());
  }

  /**
   * The signer has a transaction of that number already: perhaps the same one with other fees, sent
   * by a run that died.
   */
  static final class NonceTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
