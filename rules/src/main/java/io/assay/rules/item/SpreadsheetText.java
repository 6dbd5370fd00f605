package io.assay.rules.item;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text in a CSV field that a curator opens in a spreadsheet. A program there takes a field that
 * begins with {@code = + - @}, a tab or a carriage return for a formula, which a contributor could
 * use to run something on the curator's machine (OWASP, CSV injection). Such text gets an
 * apostrophe in front, and so does text that looks as if it had one already, so that reading back
 * gives exactly what was written.
 */
public final class SpreadsheetText {
  private static final char GUARD = '\'';
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

  private SpreadsheetText() {}

  /** The text, guarded if a spreadsheet could take it for a formula. */
  public static String guarded(String text) {
    return FORMULA.matcher(text).matches() ? GUARD + text : text;
  }

  /** What was guarded; null stays null, and text without a guard stays as it is. */
  public static @Nullable String plain(@Nullable String text) {
    return text != null && text.indexOf(GUARD) == 0 && FORMULA.matcher(text).matches()
        ? text.substring(1)
        : text;
  }
}
