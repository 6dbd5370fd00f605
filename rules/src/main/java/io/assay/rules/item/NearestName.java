package io.assay.rules.item;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The known name that a mistyped one most probably means: fewest insertions, deletions and
 * replacements, ignoring case.
 */
final class NearestName {

  private static final int LONGEST = 100;

  private NearestName() {}

  /** The nearest name, if at most a third of it is wrong; the first of equally near ones. */
  static Optional<String> to(String wanted, Collection<String> known) {
    String best = null;
    int fewest = Math.max(2, wanted.length() / 3) + 1;
    for (String name : known) {
      int edits = name.length() > LONGEST ? LONGEST : edits(fold(wanted), fold(name));
      if (edits < fewest) {
        fewest = edits;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
