package io.assay.rules.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Instants and days from text (ISO 8601, RFC 3339). A local time without offset is refused: nobody
 * knows when it was.
 */
public final class Timestamps {

  private static final int DATE_LENGTH = "2025-12-31".length();
  private static final int LONGEST = "2025-12-31T23:59:59.123456789+18:00:00".length();
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Timestamps() {}

  /**
   * An instant with offset, or a date, which means its midnight in UTC; to the microsecond, which
   * is what tables hold.
   */
  static Instant instant(String field, String text) throws Defect {
    String stripped = text.strip();
    try {
      Instant instant =
          stripped.length() == DATE_LENGTH ? midnight(stripped) : offsetTime(stripped);
      if (!instant.isBefore(FIRST) && instant.isBefore(END)) {
        return instant.truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeException e) {
      // The defect below says it.
    }
    throw Defect.of(
        Reason.BAD_TIMESTAMP,
        field,
        text,
        "an instant with offset such as 2025-12-31T23:59:59Z, or a date, in the years 0001 to 9999");
  }

  /**
   * An instant as {@link #instant} reads those of records.
   *
   * @throws IllegalArgumentException {@code name: "text" (expected: …)}
   */
  public static Instant parse(String name, String text) {
    try {
      return instant(name, text);
    } catch (Defect e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** A calendar day. */
  static LocalDate date(String field, String text) throws Defect {
    String stripped = text.strip();
    try {
      if (stripped.length() == DATE_LENGTH && !midnight(stripped).isBefore(FIRST)) {
        return LocalDate.parse(stripped);
      }
    } catch (DateTimeException e) {
      // The defect below says it.
    }
    throw Defect.of(
        Reason.BAD_DATE, field, text, "a date such as 2025-12-31, in the years 0001 to 9999");
  }

  private static Instant midnight(String text) {
    return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** RFC 3339 section 5.6 allows a space for the T, and common writers use it. */
  private static Instant offsetTime(String text) {
    boolean spaced = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
    if (text.length() > LONGEST) {
      throw new DateTimeException("too long");
    }
    return OffsetDateTime.parse(
            spaced ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1) : text)
        .toInstant();
  }
}
