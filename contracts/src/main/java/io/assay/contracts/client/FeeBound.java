package io.assay.contracts.client;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The most that a unit of gas may cost (EIP-1559), in wei.
 *
 * @param maxFeePerGas base fee and tip together, at least 1
 * @param maxTip of it for the block's proposer
 */
public record FeeBound(BigInteger maxFeePerGas, BigInteger maxTip) {

  /** Nodes take a replacement whose fees are 10 % higher, some 12.5 %. */
  private static final int EIGHTHS_OF_A_REPLACEMENT = 9;

  private static final BigDecimal USUAL_GWEI = new BigDecimal(300);
  private static final BigDecimal USUAL_TIP_GWEI = new BigDecimal(10);

  public FeeBound {
    if (maxFeePerGas.signum() <= 0) {
      throw new IllegalArgumentException(
          "max-fee-gwei: " + gwei(maxFeePerGas) + " (expected: above 0)");
    }
  }

  /**
   * Where nobody names a bound: 300 gwei, of it at most 10 for the proposer. What fees are comes
   * from the node, which may lie, and must not be able to spend the account.
   */
  public static FeeBound usual() {
    return new FeeBound(wei(USUAL_GWEI), wei(USUAL_TIP_GWEI));
  }

  /**
   * One that somebody named, for the tip as well.
   *
   * @param gwei above 0, at most 9 decimals
   */
  public static FeeBound ofGwei(BigDecimal gwei) {
    return new FeeBound(wei(gwei), wei(gwei));
  }

  private static BigInteger wei(BigDecimal gwei) {
    return gwei.movePointRight(9).toBigIntegerExact();
  }

  /**
   * Fees for the next blocks: room for a doubled base fee, and a tip, both cut at the bound.
   *
   * @throws ChainUnavailableException when the base fee alone exceeds the bound; waiting may help
   */
  Fees within(FeeMarket.Price price) {
    BigInteger baseFee = price.baseFee();
    if (baseFee.compareTo(maxFeePerGas) > 0) {
      throw new ChainUnavailableException(
          "The chain's base fee is "
              + gwei(baseFee)
              + " gwei (expected: at most "
              + gwei(maxFeePerGas)
              + "). Run again when it has fallen, or allow more with --max-fee-gwei.");
    }
    BigInteger tip = price.tip().min(maxTip);
    BigInteger fee = baseFee.shiftLeft(1).add(tip).min(maxFeePerGas);
    return new Fees(fee, tip.min(fee.subtract(baseFee)));
  }

  /**
   * Fees with which nodes take a transaction in place of one with the same number, or empty if that
   * would exceed the bound.
   *
   * @param fresh what a new transaction would offer now
   */
  Optional<Fees> above(Fees earlier, Fees fresh) {
    BigInteger maxFee = raised(earlier.maxFee()).max(fresh.maxFee());
    BigInteger tip = raised(earlier.tip()).max(fresh.tip());
    return maxFee.compareTo(maxFeePerGas) > 0 || tip.compareTo(maxTip) > 0
        ? Optional.empty()
        : Optional.of(new Fees(maxFee.max(tip), tip));
  }

  private static BigInteger raised(BigInteger fee) {
    BigInteger eighths = fee.multiply(BigInteger.valueOf(EIGHTHS_OF_A_REPLACEMENT));
    return eighths.add(BigInteger.valueOf(7)).shiftRight(3).max(fee.add(BigInteger.ONE));
  }

  private static String gwei(BigInteger wei) {
    return new BigDecimal(wei, 9).stripTrailingZeros().toPlainString();
  }

  /** Wei per gas: all in all, and of it for the block's proposer. */
  record Fees(BigInteger maxFee, BigInteger tip) {}
}
