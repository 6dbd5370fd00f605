package io.assay.rules.charter;

/** What a curator's decision is paid for. */
public enum CuratorBasis implements Keyword {
  /** Each decision counts one. */
  DECISION("decision"),
  /** A decision counts one once another curator decided alike and the verdict follows them. */
  AGREEMENT("agreement");

  private final String key;

  CuratorBasis(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
