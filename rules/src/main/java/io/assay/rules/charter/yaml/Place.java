package io.assay.rules.charter.yaml;

/**
 * Where a value was written.
 *
 * @param line from 1
 * @param column from 1
 * @param override path of the override that brought the value, or empty for the file itself
 */
public record Place(int line, int column, String override) {

  /** A place in the file. */
  public static Place inFile(int line, int column) {
    return new Place(line, column, "");
  }

  /** As messages name it: {@code line 7}, or {@code --set key}. */
  @Override
  public String toString() {
    return override.isEmpty() ? "line " + line : "--set " + override;
  }
}
