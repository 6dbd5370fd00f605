package io.assay.jobs.cli;

/** Text from outside, made harmless for a terminal. */
final class Printable {
  private Printable() {}

  /**
   * The text with control and format characters as escapes, so that nothing can repaint a screen.
   */
  static String of(String text) {
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
