package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a batch is anchored.
 *
 * @param confirmations blocks on top of the one that holds the anchor before it counts, at least 0
 * @param maxFeeGwei most that a unit of gas may cost, in gwei, above 0 with up to 9 decimals; null
 *     for no bound
 * @param chainId EIP-155 id of the chain that the community means; null for any
 * @param challengeWindowHours hours in which a proposed payout root can be vetoed; null for the
 *     contract's own
 */
public record ChainSection(
    int confirmations,
    @Nullable BigDecimal maxFeeGwei,
    @Nullable Long chainId,
    @Nullable Integer challengeWindowHours)
    implements Serializable {}
