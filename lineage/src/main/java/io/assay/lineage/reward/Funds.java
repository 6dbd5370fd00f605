package io.assay.lineage.reward;

import java.math.BigInteger;

/**
 * Money that a batch distributes beside the charter's pool.
 *
 * @param revenue what licences brought in, split like the pool: 0 or more base units
 * @param carryIn what the batch before carried over: 0 or more base units
 */
public record Funds(BigInteger revenue, BigInteger carryIn) {
  public Funds {
    require("revenue", revenue);
    require("carry-in", carryIn);
  }

  /** Of a batch without revenue. */
  public static Funds carried(BigInteger carryIn) {
    return new Funds(BigInteger.ZERO, carryIn);
  }

  private static void require(String name, BigInteger amount) {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("%s: %s (expected: 0 or more)".formatted(name, amount));
    }
  }
}
