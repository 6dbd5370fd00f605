package io.assay.contracts.client;

import java.time.Duration;
import java.util.List;

/**
 * How long to wait for a chain.
 *
 * @param mined for a transaction
 * @param counted for the blocks on top of it
 * @param stuck until a transaction that waits is offered again with higher fees
 * @param poll between two questions
 */
public record Patience(Duration mined, Duration counted, Duration stuck, Duration poll) {

  private static final Duration USUAL = Duration.ofMinutes(5);

  /** Two epochs of 32 slots of 12 s, and as much again for one that went wrong. */
  private static final Duration UNTIL_FINAL = Duration.ofMinutes(30);

  private static final Duration PER_BLOCK = Duration.ofSeconds(15);

  public Patience {
    for (Duration length : List.of(mined, counted, stuck)) {
      if (length.isNegative() || length.isZero()) {
        throw new IllegalArgumentException("patience: %s (expected: above 0)".formatted(length));
      }
    }
  }

  /** For a chain that makes a block when a transaction comes. */
  public static Patience embedded() {
    Duration mined = Duration.ofSeconds(30);
    return new Patience(mined, mined, Duration.ofSeconds(5), Duration.ofMillis(50));
  }

  /** For a chain with a block every few seconds. */
  public static Patience of(Duration length) {
    return of(length, length);
  }

  /** Five minutes for a transaction, and then as long as it takes until its block counts. */
  public static Patience until(Confirmations wanted) {
    return of(
        USUAL,
        wanted.isUntilFinal() ? UNTIL_FINAL : USUAL.plus(PER_BLOCK.multipliedBy(wanted.depth())));
  }

  private static Patience of(Duration mined, Duration counted) {
    return new Patience(mined, counted, Duration.ofSeconds(60), Duration.ofMillis(500));
  }
}
