package io.assay.rules.representation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which dimensions are looked at two by two: all, as long as their combinations are at most {@value
 * #MOST_CELLS} together. Above, the pairs with the fewest combinations come first, ties in the
 * charter's order, so that as many pairs as can be are looked at.
 *
 * @param chosen in the charter's order
 * @param left out, in the charter's order
 */
public record Pairs(List<Pair> chosen, List<Pair> left) {
  /** Combinations of all pairs together. */
  public static final int MOST_CELLS = 20_000;

  public Pairs {
    chosen = List.copyOf(chosen);
    left = List.copyOf(left);
  }

  /**
   * Two dimensions by their places, the lower one first.
   *
   * @param cells combinations of their categories; 0 where one has no target to compare with
   */
  public record Pair(int first, int second, long cells) {}

  /**
   * Chooses.
   *
   * @param sizes categories of each dimension; 0 for one without a target
   * @param declared pairs of places that have a target of their own, and so need no other
   */
  public static Pairs of(List<Integer> sizes, List<List<Integer>> declared) {
    List<Pair> all = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      for (int j = i + 1; j < sizes.size(); j++) {
        if (!declared.contains(List.of(i, j)) && !declared.contains(List.of(j, i))) {
          all.add(new Pair(i, j, (long) sizes.get(i) * sizes.get(j)));
        }
      }
    }
    all.sort(Comparator.comparingLong(Pair::cells));
    List<Pair> chosen = new ArrayList<>();
    List<Pair> left = new ArrayList<>();
    long cells = 0;
    for (Pair pair : all) {
      boolean fits = pair.cells() > 0 && cells + pair.cells() <= MOST_CELLS;
      (fits ? chosen : left).add(pair);
      cells += fits ? pair.cells() : 0;
    }
    Comparator<Pair> order = Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second);
    chosen.sort(order);
    left.sort(order);
    return new Pairs(chosen, left);
  }
}
