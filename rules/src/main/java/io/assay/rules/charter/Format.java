package io.assay.rules.charter;

/** How the records of an input file are written. */
public enum Format implements Keyword {
  /** Comma-separated values with a header line (RFC 4180). */
  CSV("csv"),
  /** One JSON object a line. */
  JSONL("jsonl"),
  /** Apache Parquet, in which a row is read as the JSON object of its columns. */
  PARQUET("parquet");

  private final String key;

  Format(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
