package io.assay.rules.label.vote;

/** Which votes count if one annotator answered about one item several times. */
public enum Repetition {
  /** The earliest; of several at the same time the one with the highest label. */
  FIRST,
  /** The latest; of several at the same time the one with the lowest label. */
  LAST,
  /** Each of them, as if different annotators with the same habits had given them. */
  ALL
}
