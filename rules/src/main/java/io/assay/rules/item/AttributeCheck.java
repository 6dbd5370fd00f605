package io.assay.rules.item;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer found when looking at something that a contributor says of an item.
 *
 * @param shown the contributor's value as the reviewer saw it; may be empty
 * @param result {@code confirmed}, {@code denied}, or {@code corrected: } and what is right
 */
public record AttributeCheck(String shown, String result) implements Serializable {
  /** The value is right. */
  public static final String CONFIRMED = "confirmed";

  /** It is not. */
  public static final String DENIED = "denied";

  private static final String CORRECTED = "corrected:";

  /** Characters of a value that are shown. */
  private static final int MOST = 200;

  /** Column of what the contributor says of an attribute. */
  public static final String SHOWN_PREFIX = "attribute ";

  /** Column of what the reviewer found. */
  public static final String CHECK_PREFIX = "check ";

  public AttributeCheck {
    Objects.requireNonNull(shown, "shown");
    Objects.requireNonNull(result, "result");
  }

  /** What a reviewer is shown of a contributor's value. */
  public static String shown(@Nullable String value) {
    return value == null ? "" : SpreadsheetText.shown(value, MOST);
  }

  /**
   * Reads what a reviewer filled in, in any case.
   *
   * @param text not blank
   */
  static AttributeCheck read(String attribute, String shown, String text) throws Defect {
    String word = text.strip();
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals(CONFIRMED) || lower.equals(DENIED)) {
      return new AttributeCheck(shown, lower);
    }
    String right = lower.startsWith(CORRECTED) ? word.substring(CORRECTED.length()).strip() : "";
    if (right.isEmpty()) {
      throw Defect.of(
          Reason.BAD_CHECK,
          CHECK_PREFIX + attribute,
          text,
          "confirmed, denied or corrected: and the right value");
    }
    return new AttributeCheck(shown, CORRECTED + " " + right);
  }
}
