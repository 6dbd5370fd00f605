package io.assay.rules.charter.yaml;

import java.util.regex.Pattern;

/**
 * The types of the YAML 1.2 core schema.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#103-core-schema">YAML 1.2.2, 10.3</a>
 */
public enum ScalarType {
  STRING("text"),
  NULL("nothing"),
  BOOLEAN("a boolean"),
  INTEGER("a whole number"),
  FLOAT("a number");

  private static final Pattern NULLS = Pattern.compile("|~|null|Null|NULL");
  private static final Pattern BOOLEANS = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern INTEGERS = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern FLOATS =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private final String words;

  ScalarType(String words) {
    this.words = words;
  }

  /** The type of a scalar that was written without quotes. */
  static ScalarType ofPlain(String text) {
    if (NULLS.matcher(text).matches()) {
      return NULL;
    }
    if (BOOLEANS.matcher(text).matches()) {
      return BOOLEAN;
    }
    if (INTEGERS.matcher(text).matches()) {
      return INTEGER;
    }
    return FLOATS.matcher(text).matches() ? FLOAT : STRING;
  }

  /** The type in words, with its article. */
  public String words() {
    return words;
  }
}
