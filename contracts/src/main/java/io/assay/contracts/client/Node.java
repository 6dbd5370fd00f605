package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;
import java.util.Optional;
import org.web3j.utils.Numeric;

/** What a node is asked, with its refusals in words. Changes nothing on the chain. */
final class Node {

  private final JsonRpc rpc;
  private final ContractErrors errors;

  Node(JsonRpc rpc, ContractErrors errors) {
    this.rpc = rpc;
    this.errors = errors;
  }

  JsonRpc rpc() {
    return rpc;
  }

  /** Result of a call that changes nothing, against the latest block. */
  String read(Address from, Address contract, String data) {
    try {
      return rpc.call("eth_call", request(from, contract, data), "latest").asText();
    } catch (RpcErrorException e) {
      throw refused(e);
    }
  }

  /** Most gas of one transaction (EIP-7825). */
  private static final BigInteger GAS_CAP = BigInteger.valueOf(1 << 24);

  /**
   * Gas that a call would take, a quarter added as far as one transaction may take it; a contract's
   * refusal is known by it.
   */
  BigInteger estimate(Address from, Call call) {
    try {
      BigInteger gas =
          quantity(
              rpc.call("eth_estimateGas", request(from, call.contract(), call.data()), "latest"));
      return gas.add(gas.shiftRight(2)).min(GAS_CAP.max(gas));
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

  /** The same where a node's "no" says as little as an empty answer. */
  JsonNode askOrNull(String method, Object... params) {
    try {
      return rpc.call(method, params);
    } catch (RpcErrorException e) {
      return NullNode.getInstance();
    }
  }

  String code(Address address) {
    return ask("eth_getCode", address.toString(), "latest").asText();
  }

  long nonce(Address account, String block) {
    return quantity(ask("eth_getTransactionCount", account.toString(), block)).longValueExact();
  }

  Optional<JsonNode> receipt(Hash transaction) {
    JsonNode receipt = ask("eth_getTransactionReceipt", transaction.hex());
    return receipt.isNull() ? Optional.empty() : Optional.of(receipt);
  }

  /** Whether the node holds a transaction, mined or waiting. */
  boolean knows(Hash transaction) {
    return !ask("eth_getTransactionByHash", transaction.hex()).isNull();
  }

  private static ObjectNode request(Address from, Address contract, String data) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("from", from.toString())
        .put("to", contract.toString())
        .put("data", data);
  }

  TransactionRefusedException refused(RpcErrorException e) {
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
}
