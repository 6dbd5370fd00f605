package io.assay.jobs.table;

/** What the delivery of a record is, seen against the dataset's history. */
public enum Delivery {
  /** The id is not known, or what was known under it was rejected. */
  NEW("new"),
  /** Same id, same contributors, same content: earns nothing and has no leaf. */
  REDELIVERED("redelivered"),
  /** Same id, same contributors, other content. */
  REVISION("revision"),
  /** A known id delivered by somebody else; goes to review. */
  FOREIGN("foreign");

  private final String text;

  Delivery(String text) {
    this.text = text;
  }

  /** The word stored in the tables. */
  public String text() {
    return text;
  }
}
