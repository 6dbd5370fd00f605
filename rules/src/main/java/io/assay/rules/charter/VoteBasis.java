package io.assay.rules.charter;

/** What a vote is paid for. */
public enum VoteBasis implements Keyword {
  /** Each vote for the label that was agreed on counts one. */
  AGREEMENT("agreement"),
  /** A vote counts by what it told that the other votes had not, whichever label it gave. */
  INFORMATION("information");

  private final String key;

  VoteBasis(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
