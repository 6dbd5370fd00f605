package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.lineage.attestation.Address;
import java.math.BigInteger;
import java.net.URI;
import java.security.SignatureException;
import java.time.Duration;
import java.util.Arrays;
import org.web3j.crypto.Keys;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.crypto.transaction.type.Transaction1559;
import org.web3j.utils.Numeric;

/**
 * A program that holds a key and signs by {@code eth_signTransaction}. It is trusted with the key
 * and with nothing else: what it returns must be the very transaction that was asked for.
 */
final class ExternalSigner implements Signer.Key {

  /** Whoever signs may ask a person first. */
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final JsonRpc rpc;
  private final Address account;

  ExternalSigner(URI url, Address account) {
    this.rpc = new JsonRpc(url, ANSWER, JsonRpc.Peer.SIGNER);
    this.account = account;
  }

  @Override
  public byte[] sign(RawTransaction transaction) {
    byte[] signed = signed(transaction);
    if (!isSame(transaction, signed)) {
      throw KeyException.refused(
          "it signed another transaction, or with another key (expected: the one it was given, by "
              + account
              + "). Do not use it before it is known why.");
    }
    return signed;
  }

  private byte[] signed(RawTransaction transaction) {
    try {
      JsonNode answer = rpc.call("eth_signTransaction", request(transaction));
      // Some nodes wrap the bytes together with what they mean.
      String raw = answer.isObject() ? answer.path("raw").asText() : answer.asText();
      return Numeric.hexStringToByteArray(raw);
    } catch (RpcErrorException e) {
      throw KeyException.refused(
          "it refuses to sign for "
              + account
              + ": "
              + e.text()
              + " (code "
              + e.code()
              + "). Check that it holds the key of this account.");
    }
  }

  private ObjectNode request(RawTransaction transaction) {
    Transaction1559 terms = (Transaction1559) transaction.getTransaction();
    return JsonNodeFactory.instance
        .objectNode()
        .put("from", account.toString())
        .put("to", transaction.getTo())
        .put("gas", hex(transaction.getGasLimit()))
        .put("maxFeePerGas", hex(terms.getMaxFeePerGas()))
        .put("maxPriorityFeePerGas", hex(terms.getMaxPriorityFeePerGas()))
        .put("value", hex(transaction.getValue()))
        .put("nonce", hex(transaction.getNonce()))
        .put("chainId", hex(BigInteger.valueOf(terms.getChainId())))
        .put("data", Numeric.prependHexPrefix(transaction.getData()));
  }

  private boolean isSame(RawTransaction asked, byte[] signed) {
    try {
      RawTransaction decoded = TransactionDecoder.decode(Numeric.toHexString(signed));
      if (!(decoded instanceof SignedRawTransaction found)) {
        return false;
      }
      Sign.SignatureData signature = found.getSignatureData();
      BigInteger key = Sign.signedMessageToKey(TransactionEncoder.encode(asked), signature);
      return Arrays.equals(TransactionEncoder.encode(asked, signature), signed)
          && Keys.getAddress(key).equalsIgnoreCase(account.toString().substring(2));
    } catch (SignatureException | RuntimeException noTransaction) {
      return false;
    }
  }

  private static String hex(BigInteger value) {
    return Numeric.encodeQuantity(value);
  }
}
