package io.assay.rules.representation;

/** By what the items of a set count. */
public enum Weighting {
  /** Each alike. */
  ITEMS("items"),
  /** Each by the charter's weight. */
  WEIGHT("weight");

  private final String key;

  Weighting(String key) {
    this.key = key;
  }

  /** The word in tables. */
  public String key() {
    return key;
  }

  /** What an amount is worth. */
  public double of(Amount amount) {
    return this == ITEMS ? amount.count() : amount.weight().doubleValue();
  }

  /** As how many items an amount tells. */
  public double size(Amount amount) {
    return this == ITEMS ? amount.count() : amount.effective();
  }
}
