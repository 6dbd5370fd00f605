package io.assay.bench.duplicates.sets;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The plainest method: all fields in lower case with spaces between, sets of three characters in a
 * row, one threshold of Jaccard similarity.
 */
final class PlainTrigrams {
  private PlainTrigrams() {}

  /** What each threshold gives for a set. */
  static Sums sums(LabelledSet set) {
    long[][] sets = sets(set.records());
    Grid grid = new Grid();
    set.comparisons()
        .forEach(
            List.<long[][]>of(sets),
            (one, other, matches, shared) ->
                grid.add(matches, jaccard(sets[one], sets[other], shared[0]), 0));
    return grid.sums(set.comparisons().matches());
  }

  private static int jaccard(long[] one, long[] other, int shared) {
    return Grid.hundredths(shared, one.length + other.length - shared);
  }

  private static long[][] sets(List<List<String>> records) {
    Map<String, Integer> numbers = new HashMap<>();
    return records.stream()
        .map(
            record -> {
              String text = String.join(" ", record).toLowerCase(Locale.ROOT);
              return IntStream.rangeClosed(0, text.length() - 3)
                  .mapToObj(i -> text.substring(i, i + 3))
                  .mapToLong(gram -> numbers.computeIfAbsent(gram, any -> numbers.size()))
                  .sorted()
                  .distinct()
                  .toArray();
            })
        .toArray(long[][]::new);
  }
}
