package io.assay.rules.item;

/** Text from outside, made harmless where people look at it. */
public final class VisibleText {
  private VisibleText() {}

  /**
   * The text with control and format characters as escapes, so that nothing can repaint a screen or
   * hide on it.
   */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              int type = Character.getType(point);
              boolean hidden =
                  Character.isISOControl(point)
                      || type == Character.FORMAT
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR
                      || type == Character.SURROGATE;
              if (hidden) {
                safe.append("\\u{").append(Integer.toHexString(point)).append('}');
              } else {
                safe.appendCodePoint(point);
              }
            });
    return safe.toString();
  }
}
