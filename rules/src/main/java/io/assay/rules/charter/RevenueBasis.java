package io.assay.rules.charter;

/** Where money comes from beside the pool of each batch. */
public enum RevenueBasis implements Keyword {
  /** From nowhere. */
  NONE("none"),
  /** From files of revenue that are delivered with batches. */
  FILE("file");

  private final String key;

  RevenueBasis(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
