package io.assay.rules.item;

import io.assay.rules.charter.yaml.Nearest;
import io.assay.rules.charter.yaml.Shown;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Compares the columns that a file has with those that the charter reads. Names are exact. */
public final class ColumnNames {

  private static final int SHOWN = 30;
  private static final int LONGEST_COMPARED = 64;

  private ColumnNames() {}

  /**
   * Refuses a file that lacks a column.
   *
   * @param part of the file that names its columns, for the message
   * @param names that the file has
   * @throws IntakeException naming the first wanted column that is not there, and the nearest name
   */
  public static void requireAll(
      String file, String part, List<String> names, Collection<String> wanted) {
    if (names.containsAll(wanted)) {
      return;
    }
    String column = firstMissing(names, wanted);
    String nearest =
        Nearest.to(
            column, names.stream().filter(name -> name.length() <= LONGEST_COMPARED).toList());
    throw IntakeException.of(
        file,
        lacks(part, column, names)
            + (nearest.isEmpty() ? ")" : ", nearest: " + Shown.quoted(nearest) + ")"),
        "Correct the " + part + ", or the column's name in the charter.");
  }

  static String firstMissing(List<String> names, Collection<String> wanted) {
    return wanted.stream().filter(column -> !names.contains(column)).findFirst().orElseThrow();
  }

  /** The problem in words, its parenthesis still open. */
  static String lacks(String part, String column, List<String> names) {
    return "its " + part + " lacks the column " + Shown.quoted(column) + " (found: " + list(names);
  }

  static String list(List<String> names) {
    String shown = names.stream().limit(SHOWN).map(Shown::quoted).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }
}
