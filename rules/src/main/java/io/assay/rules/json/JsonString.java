package io.assay.rules.json;

/** One string in RFC 8785 form (section 3.2.2.2). */
final class JsonString {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonString() {}

  static void append(StringBuilder out, String text) {
    out.append('"');
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        appendEscaped(out, c);
      } else if (Character.isSurrogate(c)) {
        i = appendPair(out, text, i);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** Index of the first surrogate without its partner, or -1. */
  static int loneSurrogateIn(CharSequence text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPair(text, i)) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  static IllegalArgumentException loneSurrogate(CharSequence text, int index) {
    return new IllegalArgumentException(
        String.format(
            "lone surrogate: U+%04X (expected: text that has a UTF-8 form)",
            (int) text.charAt(index)));
  }

  private static int appendPair(StringBuilder out, String text, int index) {
    if (!isPair(text, index)) {
      throw loneSurrogate(text, index);
    }
    out.append(text, index, index + 2);
    return index + 1;
  }

  private static boolean isPair(CharSequence text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        && index + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(index + 1));
  }

  private static void appendEscaped(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
    }
  }
}
