package io.assay.bench.duplicates.sets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every pair of an earlier and a later record: of one table, or, where there are two, one from
 * each.
 *
 * @param right the first record of the second table; 0 if there is one table
 * @param truth the pairs that match, as {@link #pair} writes them
 */
record AllRecords(int right, Set<Long> truth) implements Comparisons {

  /** A pair as one number, in either order. */
  static long pair(int one, int other) {
    return ((long) Math.min(one, other) << Integer.SIZE) | Math.max(one, other);
  }

  @Override
  public void forEach(List<long[][]> views, Receiver receiver) {
    int records = views.get(0).length;
    List<Map<Long, int[]>> lists = views.stream().map(this::lists).toList();
    int[][] counts = new int[views.size()][records];
    int[] shared = new int[views.size()];
    for (int later = Math.max(1, right); later < records; later++) {
      int end = right == 0 ? later : right;
      for (int view = 0; view < shared.length; view++) {
        count(lists.get(view), views.get(view)[later], end, counts[view]);
      }
      for (int earlier = 0; earlier < end; earlier++) {
        boolean any = false;
        for (int view = 0; view < shared.length; view++) {
          shared[view] = counts[view][earlier];
          any |= shared[view] > 0;
        }
        if (any) {
          receiver.take(earlier, later, truth.contains(pair(earlier, later)), shared);
        }
      }
    }
  }

  @Override
  public int matches() {
    return truth.size();
  }

  private static void count(Map<Long, int[]> lists, long[] set, int end, int[] counts) {
    Arrays.fill(counts, 0, end, 0);
    for (long element : set) {
      for (int record : lists.getOrDefault(element, new int[0])) {
        if (record >= end) {
          break;
        }
        counts[record]++;
      }
    }
  }

  /**
   * For each element the records that an other one is compared with and that hold it, ascending.
   */
  private Map<Long, int[]> lists(long[][] sets) {
    Map<Long, List<Integer>> lists = new HashMap<>();
    for (int record = 0; record < (right == 0 ? sets.length : right); record++) {
      for (long element : sets[record]) {
        lists.computeIfAbsent(element, any -> new ArrayList<>()).add(record);
      }
    }
    Map<Long, int[]> packed = new HashMap<>();
    lists.forEach((element, list) -> packed.put(element, list.stream().mapToInt(n -> n).toArray()));
    return packed;
  }
}
