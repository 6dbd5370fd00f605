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

  /** Spreadsheets may take a semicolon for the separator, and what follows for a field. */
  private static final Pattern INNER_FORMULA = Pattern.compile("([;|]\\s*)(?=[=+\\-@])");

  private SpreadsheetText() {}

  /**
   * What is shown of contributed text: as much of it, with hidden characters as escapes, and no
   * part of it a formula.
   *
   * @param most characters that are shown, above 0; what is left out is an ellipsis
   */
  public static String shown(String text, int most) {
    String cut =
        text.codePointCount(0, text.length()) <= most
            ? text
            : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    return withoutInnerFormulas(VisibleText.of(cut));
  }

  /** The text with an apostrophe before what could begin a formula after a separator in it. */
  public static String withoutInnerFormulas(String text) {
    return INNER_FORMULA.matcher(text).replaceAll("$1'");
  }

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
