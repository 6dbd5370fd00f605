package io.assay.rules.charter;

/** What is done with an item in which personal data was found. */
public enum FindingAction implements Keyword {
  /** The item is rejected. */
  REJECT("reject"),
  /** A curator decides. */
  REVIEW("review"),
  /** The finding is blanked out in the content. */
  REDACT("redact"),
  /** Nothing; the finding is recorded. */
  ALLOW("allow");

  private final String key;

  FindingAction(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
