package io.assay.rules.label.vote;

/** Which votes count if one annotator answered about one item several times. */
public enum Repetition {
  /** The earliest; of several at the same time the one with the highest label. */
  FIRST,
  /** The latest; of several at the same time the one with the lowest label. */
  LAST,
  /**
   * Each of them. A majority counts them all; who estimates how good annotators are takes several
   * answers of one to an item for one, the most frequent.
   */
  ALL
}
