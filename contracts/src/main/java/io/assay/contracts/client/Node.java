package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;

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

  /** Most gas of one transaction (EIP-7825). */
  private static final BigInteger GAS_CAP = BigInteger.valueOf(1 << 24);

  /** Result of a call that changes nothing, against the latest block. */
  String read(Address from, Address contract, String data) {
    return read(from, contract, data, "latest");
  }

  /** The same against a block, which a node that is behind does not have. */
  String read(Address from, Address contract, String data, String block) {
    try {
      return answered("eth_call", Answers::bytes, request(from, contract, data), block);
    } catch (RpcErrorException e) {
      throw refused(e);
    }
  }

  /**
   * Gas that a call would take, a quarter added as far as one transaction may take it; a contract's
   * refusal is known by it.
   */
  BigInteger estimate(Address from, Call call) {
    try {
      BigInteger gas =
          answered(
              "eth_estimateGas",
              Answers::quantity,
              request(from, call.contract(), call.data()),
              "latest");
      return gas.add(gas.shiftRight(2)).min(GAS_CAP.max(gas));
    } catch (RpcErrorException e) {
      throw refused(e);
    }
  }

  /**
   * What a node says, read. The one place where an answer that is not of the expected form is met.
   *
   * @throws RpcErrorException when the node answers with an error
   * @throws ChainUnavailableException when what it answers cannot be read
   */
  <T> T answered(String method, Function<JsonNode, T> reading, Object... params) {
    JsonNode answer = rpc.call(method, params);
    try {
      return reading.apply(answer);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ChainUnavailableException(
          "The node at %s answers %s with %s (%s). Give another node with --rpc-url."
              .formatted(JsonRpc.shown(rpc.url()), method, Shown.of(answer), e.getMessage()),
          e);
    }
  }

  /** The same where an error is as good as no answer. */
  <T> T ask(String method, Function<JsonNode, T> reading, Object... params) {
    try {
      return answered(method, reading, params);
    } catch (RpcErrorException e) {
      throw new ChainUnavailableException(
          "The node at %s answers %s with %s (code %d)."
              .formatted(JsonRpc.shown(rpc.url()), method, e.text(), e.code()),
          e);
    }
  }

  String code(Address address) {
    return ask("eth_getCode", Answers::bytes, address.toString(), "latest");
  }

  BigInteger balance(Address account) {
    return ask("eth_getBalance", Answers::quantity, account.toString(), "latest");
  }

  long nonce(Address account, String block) {
    return ask("eth_getTransactionCount", Answers::number, account.toString(), block);
  }

  Optional<JsonNode> receipt(Hash transaction) {
    return ask(
        "eth_getTransactionReceipt",
        json -> json.isNull() ? Optional.empty() : Optional.of(Answers.receipt(json, transaction)),
        transaction.hex());
  }

  /** Whether the node holds a transaction, mined or waiting. */
  boolean knows(Hash transaction) {
    return ask("eth_getTransactionByHash", json -> !json.isNull(), transaction.hex());
  }

  private static ObjectNode request(Address from, Address contract, String data) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("from", from.toString())
        .put("to", contract.toString())
        .put("data", data);
  }

  TransactionRefusedException refused(RpcErrorException e) {
    if (e.isRevert()) {
      ContractErrors.Revert revert = errors.decode(e.data());
      return TransactionRefusedException.byContract(
          "The contract refused: " + revert.text() + ".", revert.error());
    }
    return TransactionRefusedException.byNode(
        "The node refused: " + e.text() + " (code " + e.code() + ").");
  }
}
