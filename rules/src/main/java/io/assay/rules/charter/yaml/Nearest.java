package io.assay.rules.charter.yaml;

import java.util.List;
import java.util.Locale;

/** The known word that a misspelt one most probably stands for. */
public final class Nearest {

  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The known word with the fewest insertions, deletions, replacements and swaps of neighbours
   * (restricted Damerau-Levenshtein distance), in whatever case; the first of several. Empty if the
   * nearest differs in more than a third of its letters and in more than two. Cost and memory grow
   * with the length of each known word.
   */
  public static String to(String word, List<String> known) {
    String wanted = word.toLowerCase(Locale.ROOT);
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance =
          word.length() > LONGEST
              ? Integer.MAX_VALUE
              : distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < least && distance <= Math.max(2, candidate.length() / 3)) {
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
