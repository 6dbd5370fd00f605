package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where and how batches are anchored and payouts made.
 *
 * @param confirmations blocks on top of the one that holds a transaction before it counts, at least
 *     0, or {@link #UNTIL_FINAL}
 * @param maxFeeGwei most that a unit of gas may cost, in gwei, above 0 with up to 9 decimals; null
 *     for no bound
 * @param chainId EIP-155 id of the chain that anchors and pays; null for the embedded chain
 * @param challengeWindowHours hours in which a proposed payout root can be vetoed; null for none,
 *     which the embedded chain alone allows
 */
public record ChainSection(
    int confirmations,
    @Nullable BigDecimal maxFeeGwei,
    @Nullable Long chainId,
    @Nullable Integer challengeWindowHours)
    implements Serializable {

  /** A transaction counts once the chain itself calls its block final. */
  public static final int UNTIL_FINAL = -1;
}
