package io.assay.jobs.stage;

import java.util.Locale;

/** The stages of the data path, in order. */
public enum StageName {
  /**
   * Not a stage of its own: the row that fixes a batch's fingerprint before anything is written.
   */
  OPEN,
  /** Reads files into items, contents, salts, votes, reviews and quarantine. */
  INGEST,
  /** Judges each item by itself. */
  SCREEN,
  /** Finds what repeats something else. */
  DEDUPE,
  /** Agrees on labels. */
  LABEL,
  /** Compares the admitted set with the declared population. */
  REPRESENT,
  /** Turns all reasons into verdicts, and measures the gates. */
  DECIDE,
  /** Works out who earns what. */
  REWARD,
  /** Puts roots and hashes on chain, once. */
  ANCHOR,
  /** Writes what a curator reads. */
  REPORT;

  /** The name in tables, commands and job names. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
