package io.assay.contracts.client;

/**
 * What is going to be anchored, stored by the caller before anything is sent, so that a run that
 * died on the way can be repeated.
 *
 * @param number place of the batch in its dataset's history, from 1
 * @param nonce the signer's transaction number at the time, from 0; a hint only, since the contract
 *     accepts a batch number once whatever the transaction is
 * @param supersedes number of the earlier entry that this one corrects; 0 for none
 * @param payload what to anchor
 */
public record AnchorIntent(long number, long nonce, long supersedes, BatchPayload payload) {

  public AnchorIntent {
    if (number < 1) {
      throw new IllegalArgumentException("number: " + number + " (expected: 1 or more)");
    }
    if (nonce < 0) {
      throw new IllegalArgumentException("nonce: " + nonce + " (expected: 0 or more)");
    }
    if (supersedes < 0 || supersedes >= number) {
      throw new IllegalArgumentException(
          "supersedes: " + supersedes + " (expected: 0, or a number before " + number + ")");
    }
  }

  /** Corrects nothing. */
  public AnchorIntent(long number, long nonce, BatchPayload payload) {
    this(number, nonce, 0, payload);
  }
}
