package io.assay.rules.charter;

/** How votes become a label. */
public enum LabelMethod implements Keyword {
  /** Most votes win; a tie has no winner. */
  MAJORITY("majority"),
  /** Votes weighted by one estimated skill of each annotator. */
  ONE_COIN("one-coin"),
  /**
   * Votes weighted by each annotator's estimated confusion matrix (Dawid and Skene, 1979), drawn to
   * the crowd's.
   */
  DAWID_SKENE("dawid-skene"),
  /** The same for items that are easy or hard, where on a hard one everybody mostly guesses. */
  EASY_AND_HARD("easy-and-hard"),
  /** The stage chooses from what the votes show, and says what it chose. */
  AUTO("auto");

  private final String key;

  LabelMethod(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
