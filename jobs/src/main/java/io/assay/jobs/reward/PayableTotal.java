package io.assay.jobs.reward;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.StageContext;
import io.assay.lineage.reward.Balances;
import io.assay.lineage.reward.RewardInput;
import java.math.BigInteger;

/**
 * All that was ever earned, paid or not, fits into what pays it: a root with more can be anchored,
 * but never proposed.
 */
final class PayableTotal {
  /** The distributor holds totals in 112 bits. */
  private static final int CONTRACT_BITS = 112;

  /** The amount of a leaf. */
  private static final int LEAF_BITS = 256;

  private PayableTotal() {}

  /** Refuses a batch that could come to more. */
  static void require(StageContext context, Balances previous, RewardInput input) {
    int bits = context.charter().chain() == null ? LEAF_BITS : CONTRACT_BITS;
    BigInteger total = input.pool().add(input.carryIn());
    for (BigInteger amount : previous.cumulative().values()) {
      total = total.add(amount);
    }
    for (BigInteger amount : previous.waiting().values()) {
      total = total.add(amount.max(BigInteger.ZERO));
    }
    for (var held : previous.held().values()) {
      total = held.values().stream().reduce(total, BigInteger::add);
    }
    if (total.bitLength() > bits) {
      throw ExitException.usage(
          "Cannot pay batch %s: with it, all earnings could come to %s base units (expected: below 2^%d, which %s). Choose a smaller rewards.pool-per-batch."
              .formatted(
                  context.batch().key().batchId(),
                  total,
                  bits,
                  bits == LEAF_BITS ? "a leaf holds" : "the distributor can pay"));
    }
  }
}
