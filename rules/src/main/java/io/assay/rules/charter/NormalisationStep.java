package io.assay.rules.charter;

/** One step of making texts comparable before they are compared. */
public enum NormalisationStep implements Keyword {
  /** Unicode normalisation form KC. */
  NFKC("nfkc"),
  /** Unicode full case folding. */
  CASE("case"),
  /** Removal of characters without width. */
  ZERO_WIDTH("zero-width"),
  /** Runs of white space become one space, none at the ends. */
  WHITESPACE("whitespace");

  private final String key;

  NormalisationStep(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
