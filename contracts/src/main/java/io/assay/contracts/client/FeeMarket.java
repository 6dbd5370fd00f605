package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What gas costs now, as the last blocks tell ({@code eth_feeHistory}). */
final class FeeMarket {

  private static final String BLOCKS = "0x5";
  private static final int MEDIAN = 50;

  /** Where nobody paid a tip lately. */
  private static final BigInteger USUAL_TIP = BigInteger.valueOf(1_000_000_000L);

  private FeeMarket() {}

  /**
   * Wei per gas.
   *
   * @param baseFee of the next block
   * @param tip the median of what the last blocks' median transactions paid
   */
  record Price(BigInteger baseFee, BigInteger tip) {}

  static Price now(JsonRpc rpc) {
    try {
      JsonNode history = rpc.call("eth_feeHistory", BLOCKS, "latest", List.of(MEDIAN));
      JsonNode fees = history.path("baseFeePerGas");
      if (fees.size() > 0) {
        BigInteger next = Node.quantity(fees.get(fees.size() - 1));
        return new Price(next, tip(next, history.path("reward")));
      }
    } catch (RpcErrorException notOffered) {
      // Some nodes do not keep a history; the last block says nearly the same.
    }
    BigInteger base = lastBaseFee(rpc);
    return new Price(base, usual(base));
  }

  private static BigInteger lastBaseFee(JsonRpc rpc) {
    try {
      JsonNode block = rpc.call("eth_getBlockByNumber", "latest", false);
      return Node.quantity(block.path("baseFeePerGas"));
    } catch (RpcErrorException e) {
      throw new ChainUnavailableException(
          "The node does not say what gas costs: " + e.text() + " (code " + e.code() + ").", e);
    }
  }

  private static BigInteger tip(BigInteger baseFee, JsonNode rewards) {
    List<BigInteger> paid = new ArrayList<>();
    for (JsonNode block : rewards) {
      BigInteger median = Node.quantity(block.path(0));
      // An empty block reports 0, which says nothing.
      if (median.signum() > 0) {
        paid.add(median);
      }
    }
    Collections.sort(paid);
    return paid.isEmpty() ? usual(baseFee) : paid.get(paid.size() / 2);
  }

  /** Chains on which gas costs next to nothing take tips accordingly. */
  private static BigInteger usual(BigInteger baseFee) {
    return USUAL_TIP.min(baseFee.max(BigInteger.ONE));
  }
}
