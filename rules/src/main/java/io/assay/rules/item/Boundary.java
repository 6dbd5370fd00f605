package io.assay.rules.item;

/**
 * Finds where records end. An instance carries the state of one file across buffers, so it is not
 * thread-safe and must see every byte once, in order, except the terminators that it reported.
 */
sealed interface Boundary permits CsvBoundary, JsonLinesBoundary {

  /**
   * @return index of the terminator of the current record, or -1 if the record goes on after {@code
   *     to}; after a terminator the next record begins
   */
  int end(byte[] bytes, int from, int to);

  /** Whether the file may stop after the last byte seen, or has visibly lost its rest. */
  boolean mayStop();

  /** What the file was cut inside of, for the message. */
  String openPart();

  /** Whether a record of these bytes is only a blank line. */
  boolean isBlank(byte[] bytes, int from, int to);
}
