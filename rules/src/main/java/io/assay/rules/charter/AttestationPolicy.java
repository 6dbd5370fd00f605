package io.assay.rules.charter;

/** Whether a contribution needs a statement signed by its contributor. */
public enum AttestationPolicy implements Keyword {
  /** No statement is asked for. */
  NONE("none"),
  /** An item without a valid statement is rejected. */
  REQUIRED("required");

  private final String key;

  AttestationPolicy(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
