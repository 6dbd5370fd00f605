package io.assay.rules.item;

/**
 * One delivered value before it has a type.
 *
 * @param text as delivered; of a number its digits, never expanded; of a structure nothing
 */
record Field(Kind kind, String text) {

  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    STRUCTURE
  }

  static Field ofText(String text) {
    return new Field(Kind.TEXT, text);
  }
}
