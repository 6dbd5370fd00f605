package io.assay.rules.item;

/**
 * A short, printable piece of contributed text for messages: quoted, cut, and free of characters
 * that could steer a terminal or a log.
 */
final class Excerpt {

  private static final int LONGEST = 60;

  private Excerpt() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder("\"");
    int end = Math.min(text.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (isPrintable(text, i)) {
        out.append(c);
      } else {
        out.append(String.format("\\u%04x", (int) c));
      }
    }
    return out.append(end < text.length() ? "…\"" : "\"").toString();
  }

  private static boolean isPrintable(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < Math.min(text.length(), LONGEST)
          && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return switch (Character.getType(c)) {
      // Format characters include the bidirectional overrides.
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
