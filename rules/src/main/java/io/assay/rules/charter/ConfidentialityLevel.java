package io.assay.rules.charter;

/** Who may see the data, by the colours of the traffic light protocol that SPDX takes over. */
public enum ConfidentialityLevel implements Keyword {
  /** Everybody. */
  CLEAR("clear"),
  /** A community, not the public. */
  GREEN("green"),
  /** An organisation and those it works with, who need to know. */
  AMBER("amber"),
  /** Named people alone. */
  RED("red");

  private final String key;

  ConfidentialityLevel(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
