package io.assay.rules.charter;

/** The set of items that a gate judges. */
public enum Scope implements Keyword {
  /** All items of the batch that could be read, but those delivered again unchanged. */
  BATCH("batch"),
  /** The accepted items of the batch. */
  ACCEPTED("accepted"),
  /** The accepted items of the batch and of its history. */
  DATASET("dataset");

  private final String key;

  Scope(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
