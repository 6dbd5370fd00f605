package io.assay.rules.item;

import java.util.Locale;

/**
 * Why a record cannot be read. {@link #code()} is what tables and reports show; codes are never
 * renamed.
 */
public enum Reason {
  /** Longer than the charter's bound; only its beginning was kept. */
  RECORD_TOO_LONG,
  /** Not UTF-8 by the strict rules of RFC 3629. */
  INVALID_UTF8,
  /** Holds U+0000, raw or as a JSON escape in a field that is used. */
  NUL_CHARACTER,
  /** CSV: another number of fields than the header. */
  WRONG_FIELD_COUNT,
  /** CSV: a quote or a lone CR inside an unquoted field, or text after a closing quote. */
  BAD_QUOTING,
  /** Not one complete JSON text (RFC 8259). */
  NOT_JSON,
  /** JSON, but not an object. */
  NOT_AN_OBJECT,
  /** An object, at any depth, with the same key twice. */
  DUPLICATE_JSON_KEY,
  /** JSON nested deeper than 100 levels. */
  NESTED_TOO_DEEPLY,
  /** A JSON string escape for half a surrogate pair in a field that is used. */
  UNPAIRED_SURROGATE,
  /** An object or array where text or a number is expected. */
  FIELD_NOT_TEXT,
  /** Mapped id absent or empty. */
  MISSING_ID,
  /** Not one contributor named. */
  MISSING_CONTRIBUTOR,
  /** Instant of submission absent or empty. */
  MISSING_SUBMITTED_AT,
  /** Every content field absent or empty, or one that the charter requires. */
  MISSING_CONTENT,
  /** Licence absent or empty though the charter requires it. */
  MISSING_LICENCE,
  /** Source absent or empty though the charter requires it. */
  MISSING_SOURCE,
  /** An attribute absent or empty though the charter requires it. */
  MISSING_ATTRIBUTE,
  /** Vote or decision without item. */
  MISSING_ITEM,
  /** Vote without annotator. */
  MISSING_ANNOTATOR,
  /** Vote without label. */
  MISSING_LABEL,
  /** Row of a review file in which nothing was decided. */
  MISSING_DECISION,
  /** Decision without reviewer. */
  MISSING_REVIEWER,
  /** A decision other than accept or reject. */
  BAD_DECISION,
  /** A check of an attribute that is neither confirmed nor denied nor corrected. */
  BAD_CHECK,
  /** A check of an attribute that the charter does not have, or whose value was not shown. */
  UNKNOWN_ATTRIBUTE,
  /** An id of more than 512 bytes in UTF-8. */
  ID_TOO_LONG,
  /** An id with a control character. */
  BAD_ID,
  /**
   * A handle of a contributor, annotator or reviewer of more than 512 bytes, or with a control
   * character.
   */
  BAD_HANDLE,
  /** More than 100 contributors of one item. */
  TOO_MANY_CONTRIBUTORS,
  /** Not a number in decimal notation. */
  NOT_A_NUMBER,
  /** Not a whole number. */
  NOT_AN_INTEGER,
  /** NaN, an infinity, or a number so large that a double becomes infinite. */
  NON_FINITE_NUMBER,
  /**
   * An integer beyond 64 bits, a number so small that a double becomes zero, or one of more than
   * 1,000 digits.
   */
  NUMBER_OUT_OF_RANGE,
  /** Neither true nor false. */
  BAD_BOOLEAN,
  /** Not an ISO 8601 instant with offset, nor a date, in the years 0001 to 9999. */
  BAD_TIMESTAMP,
  /** Not an ISO 8601 date in the years 0001 to 9999. */
  BAD_DATE;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Kebab-case text, such as {@code record-too-long}. */
  public String code() {
    return code;
  }
}
