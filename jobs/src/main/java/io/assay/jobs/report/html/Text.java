package io.assay.jobs.report.html;

import java.util.Objects;

/**
 * Text, from whomever: it is escaped when written, so it may hold anything.
 *
 * @param text as it came
 */
public record Text(String text) implements Html {

  /** Checks presence. */
  public Text {
    Objects.requireNonNull(text, "text");
  }

  @Override
  public void write(StringBuilder page) {
    escape(VisibleText.of(text), page);
  }

  /** Escapes for text and for quoted attributes alike; also ends of comments and CDATA. */
  static void escape(String visible, StringBuilder page) {
    for (int i = 0; i < visible.length(); i++) {
      char character = visible.charAt(i);
      switch (character) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(character);
      }
    }
  }
}
