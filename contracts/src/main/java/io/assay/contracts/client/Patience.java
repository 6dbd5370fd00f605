package io.assay.contracts.client;

import java.time.Duration;

/**
 * How long to wait for a chain.
 *
 * @param mined for a transaction, or for the blocks on top of it
 * @param stuck until a transaction that waits is offered again with higher fees
 * @param poll between two questions
 */
public record Patience(Duration mined, Duration stuck, Duration poll) {

  public Patience {
    if (mined.isNegative() || mined.isZero() || stuck.isNegative() || stuck.isZero()) {
      throw new IllegalArgumentException(
          "patience: %s, %s (expected: above 0)".formatted(mined, stuck));
    }
  }

  /** For a chain that makes a block when a transaction comes. */
  public static Patience embedded() {
    return new Patience(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMillis(50));
  }

  /** For a chain with a block every few seconds. */
  public static Patience of(Duration mined) {
    return new Patience(mined, Duration.ofSeconds(60), Duration.ofMillis(500));
  }
}
