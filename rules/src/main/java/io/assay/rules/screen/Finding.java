package io.assay.rules.screen;

import io.assay.rules.charter.Severity;
import io.assay.rules.decision.Reason;
import io.assay.rules.decision.ReasonCode;
import java.io.Serializable;
import java.util.Objects;

/**
 * Something that a check found about one item: which rule, how much it weighs, and a detail for the
 * person who reads it. The detail may quote what the contributor wrote, so control characters
 * become spaces and no more than {@value #MAX_DETAIL} characters are kept, the last an ellipsis if
 * it was cut.
 */
public record Finding(ReasonCode rule, Severity severity, String detail) implements Serializable {

  /** UTF-16 units that a detail has at most. */
  public static final int MAX_DETAIL = 200;

  private static final char ELLIPSIS = '\u2026';

  public Finding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    detail = bounded(detail);
  }

  /** What the decision needs of this. */
  public Reason reason() {
    return new Reason(rule, severity);
  }

  private static String bounded(String detail) {
    StringBuilder kept = new StringBuilder(Math.min(detail.length(), MAX_DETAIL));
    int index = 0;
    while (index < detail.length()) {
      int character = detail.codePointAt(index);
      int left = detail.length() - index;
      int room = MAX_DETAIL - kept.length();
      if (left > room && Character.charCount(character) >= room) {
        return kept.append(ELLIPSIS).toString();
      }
      kept.appendCodePoint(isPrintable(character) ? character : ' ');
      index += Character.charCount(character);
    }
    return kept.toString();
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
