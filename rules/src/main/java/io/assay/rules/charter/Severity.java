package io.assay.rules.charter;

/** What follows from a finding about one item; ordered from mild to severe. */
public enum Severity implements Keyword {
  /** Noted, without effect on the verdict. */
  WARN("warn"),
  /** A curator decides. */
  REVIEW("review"),
  /** The item is rejected. */
  REJECT("reject");

  private final String key;

  Severity(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
