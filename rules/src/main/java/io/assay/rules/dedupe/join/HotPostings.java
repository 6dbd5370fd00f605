package io.assay.rules.dedupe.join;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The postings of a token that many records share, grouped by the size of the record and the
 * position of the token in it. All of a group pass the positional bound or none does, so a probe
 * costs as much as there are groups: records under one template do not multiply its cost.
 */
final class HotPostings implements Serializable {

  private static final long serialVersionUID = 1L;

  private long[] groups = new long[8];
  private int[][] members = new int[8][];
  private int[] counts = new int[8];
  private int size;

  void add(int number, int recordSize, int position) {
    long group = ((long) recordSize << Integer.SIZE) | position;
    int at = Arrays.binarySearch(groups, 0, size, group);
    if (at < 0) {
      at = ~at;
      insert(at, group);
    }
    if (counts[at] == members[at].length) {
      members[at] = Arrays.copyOf(members[at], 2 * counts[at]);
    }
    members[at][counts[at]++] = number;
  }

  void collect(Positions probe, Candidates into) {
    for (int at = admitted(probe, 0); at < size; at = admitted(probe, at + 1)) {
      for (int i = 0; i < counts[at]; i++) {
        into.add(members[at][i]);
      }
    }
  }

  boolean matches(Positions probe) {
    return admitted(probe, 0) < size;
  }

  /**
   * The next group that passes the bound, from one on. Larger records ask for more of the probe, so
   * the first that asks too much ends the search; in records of one size later positions leave
   * less.
   */
  private int admitted(Positions probe, int from) {
    int at = from;
    while (at < size) {
      int least = probe.least(recordSize(at));
      if (probe.left() < least) {
        return size;
      }
      if (recordSize(at) - (int) groups[at] >= least) {
        return at;
      }
      at = nextSize(at);
    }
    return size;
  }

  private int nextSize(int at) {
    long next = (recordSize(at) + 1L) << Integer.SIZE;
    int found = Arrays.binarySearch(groups, at + 1, size, next);
    return found < 0 ? ~found : found;
  }

  private int recordSize(int at) {
    return (int) (groups[at] >>> Integer.SIZE);
  }

  private void insert(int at, long group) {
    if (size == groups.length) {
      groups = Arrays.copyOf(groups, 2 * size);
      members = Arrays.copyOf(members, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    System.arraycopy(groups, at, groups, at + 1, size - at);
    System.arraycopy(members, at, members, at + 1, size - at);
    System.arraycopy(counts, at, counts, at + 1, size - at);
    groups[at] = group;
    members[at] = new int[2];
    counts[at] = 0;
    size++;
  }
}
