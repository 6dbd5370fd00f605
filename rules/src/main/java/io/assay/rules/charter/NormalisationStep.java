package io.assay.rules.charter;

/** One step of making texts comparable before they are compared. */
public enum NormalisationStep implements Keyword {
  /** Unicode normalisation form KC. */
  NFKC("nfkc"),
  /** Unicode full case folding. */
  CASE("case"),
  /** Removal of characters without width, and of control characters. */
  ZERO_WIDTH("zero-width"),
  /** Runs of white space become one space, none at the ends. */
  WHITESPACE("whitespace"),
  /** Removal of control characters that are not white space. */
  CONTROL("control"),
  /** Letters that look alike become one, as UTS 39 says. */
  CONFUSABLES("confusables"),
  /** Punctuation becomes a space. */
  PUNCTUATION("punctuation");

  private final String key;

  NormalisationStep(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
