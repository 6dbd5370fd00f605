package io.assay.lineage.reward;

import java.util.Locale;

/** In what capacity an account stands in the ledger; the order is that of the ledger. */
public enum Role {
  /** Contributed items. */
  CONTRIBUTOR,
  /** Voted on labels. */
  ANNOTATOR,
  /** Decided reviews. */
  CURATOR,
  /** The community's own account. */
  TREASURY,
  /** What no account got and the next batch distributes. */
  CARRY,
  /** What people owe the pool. */
  RECEIVABLE;

  /** The role as it is written in tables. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a text. */
  public static Role of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Whether accounts of this role are people, named by pseudonym. */
  public boolean isPersonal() {
    return this == CONTRIBUTOR || this == ANNOTATOR || this == CURATOR;
  }
}
