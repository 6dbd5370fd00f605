package io.assay.rules.representation;

/** What a set is compared with. */
public enum Against {
  /** The target of a dimension, or of a combination of dimensions. */
  TARGET("target"),
  /** The product of the targets of two dimensions. */
  PRODUCT("product"),
  /** The batch before. */
  PREVIOUS("previous"),
  /** Nothing: the measure is about the set alone. */
  NOTHING("nothing");

  private final String key;

  Against(String key) {
    this.key = key;
  }

  /** The word in tables. */
  public String key() {
    return key;
  }
}
