package io.assay.rules.charter;

/** How somebody gets at the data, in SPDX's terms. */
public enum Availability implements Keyword {
  /** From an address. */
  DIRECT_DOWNLOAD("direct-download"),
  /** After signing up. */
  REGISTRATION("registration"),
  /** After agreeing to terms. */
  CLICKTHROUGH("clickthrough"),
  /** Piece by piece, by asking for it. */
  QUERY("query"),
  /** By a script that collects it anew. */
  SCRAPING_SCRIPT("scraping-script");

  private final String key;

  Availability(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
