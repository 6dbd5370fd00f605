package io.assay.rules.dedupe.join;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The postings of a token that many records share, by the size of the record and then by its reach:
 * the size of the largest set that passes the positional bound with it, the farthest first. A probe
 * looks at the sizes within its own reach, and in each at those records only that reach it: records
 * under one template do not multiply its cost. Of a crowd one record stands for those that come
 * after it and are found with it.
 */
final class HotPostings implements Serializable {

  private static final long serialVersionUID = 1L;

  private int[] sizes = new int[4];
  private Reaches[] reaches = new Reaches[4];
  private int used;

  void add(int number, int recordSize, int reach, int crowd) {
    int at = Arrays.binarySearch(sizes, 0, used, recordSize);
    if (at < 0) {
      at = ~at;
      insert(at, recordSize);
    }
    reaches[at].add(number, reach, crowd);
  }

  void collect(Positions probe, Candidates into, IntPredicate accepts) {
    int most = probe.reach();
    for (int at = first(probe); at < used && sizes[at] <= most; at++) {
      reaches[at].collect(probe.size(), into, accepts);
    }
  }

  boolean matches(Positions probe) {
    int most = probe.reach();
    for (int at = first(probe); at < used && sizes[at] <= most; at++) {
      if (reaches[at].farthest() >= probe.size()) {
        return true;
      }
    }
    return false;
  }

  private int first(Positions probe) {
    int at = Arrays.binarySearch(sizes, 0, used, probe.smallestPartner());
    return at < 0 ? ~at : at;
  }

  private void insert(int at, int recordSize) {
    if (used == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * used);
      reaches = Arrays.copyOf(reaches, 2 * used);
    }
    System.arraycopy(sizes, at, sizes, at + 1, used - at);
    System.arraycopy(reaches, at, reaches, at + 1, used - at);
    sizes[at] = recordSize;
    reaches[at] = new Reaches();
    used++;
  }

  /** Records of one size, those of equal reach together. */
  private static final class Reaches implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int[] NO_CROWDS = {};

    /** Negative, so that they ascend. */
    private int[] farthestFirst = new int[1];

    /** Ascending, as numbers are added. */
    private int[][] members = new int[1][];

    private int[] counts = new int[1];

    /** The crowds that a member stands for, none twice. */
    private int[][] crowds = new int[1][];

    private int used;

    void add(int number, int reach, int crowd) {
      int at = Arrays.binarySearch(farthestFirst, 0, used, -reach);
      if (at < 0) {
        at = ~at;
        insert(at, -reach);
      }
      if (crowd != Crowds.NONE && !isFirst(crowd, at)) {
        return;
      }
      if (counts[at] == members[at].length) {
        members[at] = Arrays.copyOf(members[at], 2 * counts[at]);
      }
      members[at][counts[at]++] = number;
    }

    private boolean isFirst(int crowd, int at) {
      for (int known : crowds[at]) {
        if (known == crowd) {
          return false;
        }
      }
      crowds[at] = Arrays.copyOf(crowds[at], crowds[at].length + 1);
      crowds[at][crowds[at].length - 1] = crowd;
      return true;
    }

    int farthest() {
      return -farthestFirst[0];
    }

    void collect(int size, Candidates into, IntPredicate accepts) {
      for (int at = 0; at < used && -farthestFirst[at] >= size; at++) {
        for (int i = 0; i < counts[at] && !into.isPast(members[at][i]); i++) {
          into.add(members[at][i], accepts);
        }
      }
    }

    private void insert(int at, int key) {
      if (used == farthestFirst.length) {
        farthestFirst = Arrays.copyOf(farthestFirst, 2 * used);
        members = Arrays.copyOf(members, 2 * used);
        counts = Arrays.copyOf(counts, 2 * used);
        crowds = Arrays.copyOf(crowds, 2 * used);
      }
      System.arraycopy(farthestFirst, at, farthestFirst, at + 1, used - at);
      System.arraycopy(members, at, members, at + 1, used - at);
      System.arraycopy(counts, at, counts, at + 1, used - at);
      System.arraycopy(crowds, at, crowds, at + 1, used - at);
      farthestFirst[at] = key;
      members[at] = new int[1];
      counts[at] = 0;
      crowds[at] = NO_CROWDS;
      used++;
    }
  }
}
