package io.assay.contracts.client;

/**
 * When a block counts: with so many blocks on top of it, or once the chain calls it final.
 *
 * @param depth blocks on top, at least 0; {@link #UNTIL_FINAL} for the node's {@code finalized} tag
 */
public record Confirmations(int depth) {

  private static final int UNTIL_FINAL = -1;

  public Confirmations {
    if (depth < UNTIL_FINAL) {
      throw new IllegalArgumentException("confirmations: " + depth + " (expected: 0 or more)");
    }
  }

  /** Blocks on top, at least 0. */
  public static Confirmations blocks(int depth) {
    return new Confirmations(Math.max(depth, 0));
  }

  /** Once the node's {@code finalized} tag has reached the block. */
  public static Confirmations untilFinal() {
    return new Confirmations(UNTIL_FINAL);
  }

  boolean isUntilFinal() {
    return depth == UNTIL_FINAL;
  }
}
