package io.assay.rules.charter;

/** A use of the data that its licence has to permit. */
public enum LicensedUse implements Keyword {
  /** Training models. */
  TRAINING("training"),
  /** Use for money. */
  COMMERCIAL("commercial"),
  /** Passing the data on. */
  REDISTRIBUTION("redistribution"),
  /** Changed versions of the data. */
  DERIVATIVES("derivatives");

  private final String key;

  LicensedUse(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
