package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Defect;
import io.assay.rules.charter.yaml.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A charter that cannot be used, as its author has to read it: the message names file, line, key,
 * the value found, the value expected and what to do. Shown without a stack trace; exit code 2.
 */
public final class CharterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String key;

  private CharterException(
      String message, int line, int column, String key, @Nullable Throwable cause) {
    super(message, cause);
    this.line = line;
    this.column = column;
    this.key = key;
  }

  static CharterException defect(String fileName, Defect defect) {
    boolean inFile = defect.place().override().isEmpty();
    return new CharterException(
        prefix(fileName) + defect.getMessage(),
        inFile ? defect.place().line() : 0,
        inFile ? defect.place().column() : 0,
        defect.path(),
        defect);
  }

  static CharterException file(String fileName, String problem, @Nullable Throwable cause) {
    return new CharterException(prefix(fileName) + problem, 0, 0, "", cause);
  }

  /** Line from 1; 0 for a file that could not be read at all, and for values of overrides. */
  public int line() {
    return line;
  }

  /** Column from 1; 0 as for {@link #line()}. */
  public int column() {
    return column;
  }

  /**
   * Dotted path of the key, as overrides write it; empty for a file that could not be read at all.
   */
  public String key() {
    return key;
  }

  private static String prefix(String fileName) {
    return "Cannot read charter " + Shown.path(fileName) + ": ";
  }
}
