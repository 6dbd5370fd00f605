package io.assay.rules.charter;

/** Which figure of a measure a gate compares with its bounds. */
public enum JudgedBy implements Keyword {
  /** The measure itself. */
  VALUE("value"),
  /** The lower end of its interval. */
  LOWER("lower"),
  /** The upper end of its interval. */
  UPPER("upper");

  private final String key;

  JudgedBy(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
