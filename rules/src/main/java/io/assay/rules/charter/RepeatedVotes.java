package io.assay.rules.charter;

/** Which votes count if one annotator answered about one item several times. */
public enum RepeatedVotes implements Keyword {
  FIRST("first"),
  LAST("last"),
  ALL("all");

  private final String key;

  RepeatedVotes(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
