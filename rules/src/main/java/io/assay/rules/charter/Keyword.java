package io.assay.rules.charter;

/** A word from a closed list of the charter; the enums of this package are the lists. */
public interface Keyword {

  /** The word as a charter writes it: lower case, kebab-case. */
  String key();
}
