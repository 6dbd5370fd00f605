package io.assay.rules.charter.yaml;

import java.util.Collection;
import java.util.Locale;

/** The known word that a misspelt one most probably stands for. */
public final class Nearest {

  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The known word with the fewest insertions, deletions, replacements and swaps of neighbours
   * (restricted Damerau-Levenshtein distance), upper and lower case counting alike; the first of
   * several. A word that differs in more than a third of its letters, and in more than two (one
   * below five letters), is not near, unless the given one is its beginning. Empty if none is near.
   * Words of more than 64 characters are near to none.
   */
  public static String to(String word, Collection<String> known) {
    String given = word.toLowerCase(Locale.ROOT);
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int allowed = candidate.length() < 5 ? 1 : Math.max(2, candidate.length() / 3);
      boolean begins = given.length() >= 3 && candidate.startsWith(given);
      if (given.length() > LONGEST || candidate.length() > LONGEST) {
        continue;
      }
      int distance = distance(given, candidate.toLowerCase(Locale.ROOT));
      if (distance < least && (begins || distance <= allowed)) {
        nearest = candidate;
        least = distance;
      }
    }
    return nearest;
  }

  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
