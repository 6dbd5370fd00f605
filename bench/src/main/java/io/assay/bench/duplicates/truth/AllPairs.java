package io.assay.bench.duplicates.truth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * For each set the earlier sets whose Jaccard similarity with it is at least 4/5, by counting what
 * it shares with every earlier set through one list for each element. No pair is left out for any
 * reason.
 */
public final class AllPairs {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<int[]> lists = new ArrayList<>();
  private int[] lengths = new int[1 << 10];
  private int[] sizes = new int[1 << 10];
  private int[] shared = new int[1 << 10];
  private int sets;

  /**
   * The numbers of the earlier sets that resemble this one, ascending. Sets are numbered from 0.
   */
  public int[] add(Set<String> set) {
    if (sets == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * sets);
      shared = new int[2 * sets];
    }
    Arrays.fill(shared, 0, sets, 0);
    for (String element : set) {
      Integer known = numbers.putIfAbsent(element, lists.size());
      int number = known == null ? open() : known;
      int[] list = lists.get(number);
      for (int i = 0; i < lengths[number]; i++) {
        shared[list[i]]++;
      }
      append(number, sets);
    }
    sizes[sets] = set.size();
    int[] found = new int[sets];
    int count = 0;
    for (int other = 0; other < sets; other++) {
      // 5 |A and B| >= 4 |A or B|; two empty sets share nothing.
      if (shared[other] > 0 && 9L * shared[other] >= 4L * (set.size() + sizes[other])) {
        found[count++] = other;
      }
    }
    sets++;
    return Arrays.copyOf(found, count);
  }

  private int open() {
    lists.add(new int[1]);
    if (lists.size() > lengths.length) {
      lengths = Arrays.copyOf(lengths, 2 * lengths.length);
    }
    return lists.size() - 1;
  }

  private void append(int number, int set) {
    int[] list = lists.get(number);
    if (lengths[number] == list.length) {
      list = Arrays.copyOf(list, 2 * list.length);
      lists.set(number, list);
    }
    list[lengths[number]++] = set;
  }
}
