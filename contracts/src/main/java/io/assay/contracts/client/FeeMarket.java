package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  static Price now(Node node) {
    try {
      Price price =
          node.answered("eth_feeHistory", FeeMarket::price, BLOCKS, "latest", List.of(MEDIAN));
      if (price != null) {
        return price;
      }
    } catch (RpcErrorException notOffered) {
      // Some nodes do not keep a history; the last block says nearly the same.
    }
    BigInteger base =
        node.ask(
            "eth_getBlockByNumber",
            block -> Answers.quantity(block.path("baseFeePerGas")),
            "latest",
            false);
    return new Price(base, usual(base));
  }

  private static @Nullable Price price(JsonNode history) {
    JsonNode fees = history.path("baseFeePerGas");
    if (fees.isEmpty()) {
      return null;
    }
    BigInteger next = Answers.quantity(fees.path(fees.size() - 1));
    return new Price(next, tip(next, history.path("reward")));
  }

  private static BigInteger tip(BigInteger baseFee, JsonNode rewards) {
    List<BigInteger> paid = new ArrayList<>();
    for (JsonNode block : rewards) {
      BigInteger median = Answers.quantity(block.path(0));
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
