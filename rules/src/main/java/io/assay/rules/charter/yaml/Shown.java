package io.assay.rules.charter.yaml;

/**
 * Text of unknown origin as a message may show it: short, on one line, nothing that a terminal
 * would obey.
 */
public final class Shown {

  private static final int LONGEST_VALUE = 60;
  private static final int LONGEST_PATH = 120;

  private Shown() {}

  /**
   * The value as it was found: text in quotes, other scalars as written, collections by their kind.
   */
  public static String value(Tree tree) {
    if (tree instanceof Tree.Mapping mapping) {
      return mapping.members().isEmpty() ? "an empty mapping" : "a mapping";
    }
    if (tree instanceof Tree.Sequence sequence) {
      return sequence.elements().isEmpty()
          ? "an empty list"
          : "a list of " + sequence.elements().size();
    }
    Tree.Scalar scalar = (Tree.Scalar) tree;
    return switch (scalar.type()) {
      case STRING -> quoted(scalar.text());
      case NULL -> ScalarType.NULL.words();
      case BOOLEAN, INTEGER, FLOAT -> text(scalar.text());
    };
  }

  /** The text, cut off after 60 characters, with control and format characters as escapes. */
  public static String text(String text) {
    return upTo(LONGEST_VALUE, text);
  }

  /** {@link #text(String)} in quotes. */
  public static String quoted(String text) {
    return '"' + text(text) + '"';
  }

  /** A dotted path, cut off after 120 characters, escaped likewise. */
  public static String path(String path) {
    return upTo(LONGEST_PATH, path);
  }

  private static String upTo(int longest, String text) {
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (int i = 0; i < text.length() && shown < longest; shown++) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      append(out, c);
      if (shown == longest - 1 && i < text.length()) {
        out.append('…');
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (c == '"') {
      out.append("\\\"");
    } else if (c == '\n') {
      out.append("\\n");
    } else if (c == '\t') {
      out.append("\\t");
    } else if (isUnsafe(c)) {
      out.append(c > 0xffff ? String.format("\\U%08x", c) : String.format("\\u%04x", c));
    } else {
      out.appendCodePoint(c);
    }
  }

  private static boolean isUnsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
