package io.assay.rules.charter;

/** What follows from a failed gate. */
public enum GateSeverity implements Keyword {
  /** Noted; the batch goes on. */
  WARN("warn"),
  /** The batch stops before rewards and anchor. */
  ERROR("error");

  private final String key;

  GateSeverity(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
