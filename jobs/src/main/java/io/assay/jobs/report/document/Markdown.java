package io.assay.jobs.report.document;

import io.assay.jobs.report.html.VisibleText;
import java.util.List;

/**
 * Markdown in which text from whomever is nothing but text: ASCII punctuation is escaped, as
 * CommonMark allows for all of it, line ends become spaces, and what would hide or reorder is
 * shown. Not thread-safe.
 */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  Markdown heading(int level, String title) {
    text.append('\n').append("#".repeat(level)).append(' ').append(escaped(title)).append("\n\n");
    return this;
  }

  Markdown paragraph(String words) {
    text.append(escaped(words)).append("\n\n");
    return this;
  }

  Markdown list(List<String> lines) {
    lines.forEach(line -> text.append("- ").append(escaped(line)).append('\n'));
    text.append('\n');
    return this;
  }

  /** A table with a heading line. */
  Markdown table(List<String> titles, List<List<String>> rows) {
    row(titles);
    text.append("|").append(" --- |".repeat(titles.size())).append('\n');
    rows.forEach(this::row);
    text.append('\n');
    return this;
  }

  private void row(List<String> cells) {
    text.append('|');
    cells.forEach(cell -> text.append(' ').append(escaped(cell)).append(" |"));
    text.append('\n');
  }

  static String escaped(String words) {
    String line = VisibleText.of(words).replace('\n', ' ').replace('\t', ' ').strip();
    StringBuilder escaped = new StringBuilder(line.length() + 16);
    boolean isBehindLetter = false;
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      char next = i + 1 == line.length() ? ' ' : line.charAt(i + 1);
      isBehindLetter |= Character.isLetter(character);
      escaped.append(escaped(character, isBehindLetter, next));
    }
    return escaped.toString();
  }

  /** Angle brackets as entities, so that readers who know no Markdown see no element either. */
  private static String escaped(char character, boolean isBehindLetter, char next) {
    return switch (character) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      default ->
          character >= 0x80
                  || Character.isLetterOrDigit(character)
                  || isHarmless(character, isBehindLetter, next)
              ? String.valueOf(character)
              : "\\" + character;
    };
  }

  /**
   * Whether a mark may stay as it is, so that prose reads as prose in the source too. Behind a
   * letter the marks of lists and headings are none, and a full stop before a space ends no host
   * name.
   */
  private static boolean isHarmless(char mark, boolean isBehindLetter, char next) {
    return switch (mark) {
      case ' ', ',', ';', '%', '\'', '?' -> true;
      case '-', '(', ')', '/' -> isBehindLetter;
      case '.', ':' -> isBehindLetter && next == ' ';
      default -> false;
    };
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}
