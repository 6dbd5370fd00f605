package io.assay.contracts.client;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The most that a unit of gas may cost, base fee and tip together (EIP-1559), in wei. At least 1.
 *
 * @param maxFeePerGas wei per gas
 */
public record FeeBound(BigInteger maxFeePerGas) {

  private static final BigInteger PREFERRED_TIP = BigInteger.valueOf(1_000_000_000L);

  public FeeBound {
    if (maxFeePerGas.signum() <= 0) {
      throw new IllegalArgumentException(
          "max-fee-gwei: " + gwei(maxFeePerGas) + " (expected: above 0)");
    }
  }

  /** No bound of the charter's; the fee still never exceeds twice the base fee and a tip. */
  public static FeeBound unlimited() {
    return new FeeBound(BigInteger.ONE.shiftLeft(128));
  }

  /**
   * @param gwei above 0, at most 9 decimals
   */
  public static FeeBound ofGwei(BigDecimal gwei) {
    return new FeeBound(gwei.movePointRight(9).toBigIntegerExact());
  }

  /**
   * Fees for the next blocks: room for a doubled base fee, a tip of 1 gwei, both cut at the bound.
   *
   * @throws ChainUnavailableException when the base fee alone exceeds the bound; waiting may help
   */
  Fees forBaseFee(BigInteger baseFee) {
    if (baseFee.compareTo(maxFeePerGas) > 0) {
      throw new ChainUnavailableException(
          "The chain's base fee is "
              + gwei(baseFee)
              + " gwei (expected: at most "
              + gwei(maxFeePerGas)
              + ", the charter's max-fee-gwei). Run again when it has fallen, or raise the bound.");
    }
    BigInteger fee = baseFee.shiftLeft(1).add(PREFERRED_TIP).min(maxFeePerGas);
    return new Fees(fee, PREFERRED_TIP.min(fee.subtract(baseFee)));
  }

  private static String gwei(BigInteger wei) {
    return new BigDecimal(wei, 9).stripTrailingZeros().toPlainString();
  }

  /** Wei per gas: all in all, and of it for the block's proposer. */
  record Fees(BigInteger maxFee, BigInteger tip) {}
}
