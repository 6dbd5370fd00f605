package io.assay.rules.charter;

/** What follows for an item whose given label is probably wrong. */
public enum SuspectAction implements Keyword {
  /** It stands in the queue, and its verdict is what it would be anyway. */
  LIST("list"),
  /** It also waits for review. */
  REVIEW("review");

  private final String key;

  SuspectAction(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
