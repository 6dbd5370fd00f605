package io.assay.jobs.representation;

import io.assay.rules.representation.plan.Balance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that is missing from the dataset.
 *
 * @param pattern category by dimension; empty where any item helps
 * @param observed contents that are there
 * @param missing further ones that are needed; null where no number of them is enough
 */
record Gap(Kind kind, SortedMap<String, String> pattern, long observed, @Nullable Long missing) {

  /** What is missing. */
  enum Kind {
    /** The share of a category, or of a combination with a joint target. */
    SHARE("share"),
    /** A combination of which the charter asks for a number. */
    COMBINATION("combination"),
    /** Fresh contents in place of stale ones. */
    STALE("stale");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  /**
   * The largest first.
   *
   * @param balances of all dimensions and joint targets; a cell is a gap if it is below its share
   *     now, and lacks what it has to have when all cells of its balance reach theirs together
   */
  static List<Gap> of(
      List<Balance> balances, int minimumPerCombination, PatternSearch.Result patterns) {
    List<Gap> gaps = new ArrayList<>();
    for (Balance balance : balances) {
      long now = Math.max(1, balance.observed());
      long total = balance.leastTotal();
      for (Balance.Cell cell : balance.cells()) {
        if (cell.isBelow(now)) {
          gaps.add(new Gap(Kind.SHARE, cell.pattern(), cell.observed(), cell.missing(total)));
        }
      }
    }
    for (PatternSearch.Missing missing : patterns.patterns()) {
      gaps.add(
          new Gap(
              Kind.COMBINATION,
              missing.pattern(),
              missing.count(),
              minimumPerCombination - missing.count()));
    }
    sort(gaps);
    return gaps;
  }

  /** The gap that stale contents leave; none if there are none. */
  static List<Gap> ofStale(long stale, long total) {
    return stale == 0
        ? List.of()
        : List.of(new Gap(Kind.STALE, new TreeMap<>(), total - stale, stale));
  }

  private static void sort(List<Gap> gaps) {
    gaps.sort(
        Comparator.<Gap, Boolean>comparing(gap -> gap.missing() == null)
            .thenComparing(gap -> gap.missing() == null ? 0L : -gap.missing())
            .thenComparing(Gap::kind)
            .thenComparing(gap -> gap.pattern().toString()));
  }
}
