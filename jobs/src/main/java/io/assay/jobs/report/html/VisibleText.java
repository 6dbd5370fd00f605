package io.assay.jobs.report.html;

import java.util.Locale;

/**
 * Text with every character shown that would otherwise hide, reorder or break what is read: control
 * characters as control pictures, format characters such as bidirectional overrides as their code
 * points. Line feeds and tabs stay; they are harmless in a page.
 */
public final class VisibleText {
  private static final int CONTROL_PICTURES = 0x2400;
  private static final char DELETE_PICTURE = '\u2421';
  private static final char REPLACEMENT = '\uFFFD';

  private VisibleText() {}

  /** The text made visible. */
  public static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(point, visible));
    return visible.toString();
  }

  private static void append(int point, StringBuilder visible) {
    if (point == '\n' || point == '\t') {
      visible.append((char) point);
    } else if (point < ' ') {
      visible.append((char) (CONTROL_PICTURES + point));
    } else if (point == 0x7F) {
      visible.append(DELETE_PICTURE);
    } else {
      switch (Character.getType(point)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            visible.append(String.format(Locale.ROOT, "\u27E8U+%04X\u27E9", point));
        case Character.SURROGATE -> visible.append(REPLACEMENT);
        default -> visible.appendCodePoint(point);
      }
    }
  }
}
