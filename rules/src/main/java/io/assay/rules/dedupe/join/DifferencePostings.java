package io.assay.rules.dedupe.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts for a set how much of its difference from a core each member of a crowd has in its own.
 * Costs one step for each member that a token is met in, and none for those that share nothing.
 * Members of a token that several have lie side by side, since memory is what a step costs.
 */
final class DifferencePostings {

  private static final int EMPTY = Integer.MIN_VALUE;

  private long[] tokens = new long[1 << 8];

  /** Of each token its only member, or, as a negative number, which list has them. */
  private int[] holders = filled(1 << 8);

  private int used;
  private final List<Members> lists = new ArrayList<>();

  private int[] counts = new int[64];
  private int[] met = new int[64];
  private int metCount;
  private long steps;

  void add(int member, Difference difference) {
    for (long token : difference.tokens()) {
      add(token, member);
    }
    if (member >= counts.length) {
      counts = Arrays.copyOf(counts, 2 * member);
      met = Arrays.copyOf(met, 2 * member);
    }
  }

  void count(Difference probe) {
    for (int i = 0; i < metCount; i++) {
      counts[met[i]] = 0;
    }
    metCount = 0;
    for (long token : probe.tokens()) {
      int holder = holders[slot(token)];
      if (holder >= 0) {
        meet(holder);
        steps++;
      } else if (holder != EMPTY) {
        meet(lists.get(~holder));
      }
    }
  }

  /** How many members were met at the last count. */
  int met() {
    return metCount;
  }

  int met(int place) {
    return met[place];
  }

  /** How many tokens of the last probe's difference are in that of the member. */
  int countOf(int member) {
    return counts[member];
  }

  /** Of all counts. */
  long steps() {
    return steps;
  }

  private void meet(Members list) {
    for (int i = 0; i < list.used; i++) {
      meet(list.all[i]);
    }
    steps += list.used;
  }

  private void meet(int member) {
    if (counts[member]++ == 0) {
      met[metCount++] = member;
    }
  }

  private void add(long token, int member) {
    int slot = slot(token);
    int holder = holders[slot];
    if (holder == EMPTY) {
      tokens[slot] = token;
      holders[slot] = member;
      if (2 * ++used > tokens.length) {
        grow();
      }
    } else if (holder >= 0) {
      holders[slot] = ~lists.size();
      lists.add(new Members(holder, member));
    } else {
      lists.get(~holder).add(member);
    }
  }

  private int slot(long token) {
    int mask = tokens.length - 1;
    int slot = (int) ((token * 0x9E3779B97F4A7C15L) >>> Integer.SIZE) & mask;
    while (holders[slot] != EMPTY && tokens[slot] != token) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldTokens = tokens;
    int[] oldHolders = holders;
    tokens = new long[2 * oldTokens.length];
    holders = filled(tokens.length);
    for (int i = 0; i < oldTokens.length; i++) {
      if (oldHolders[i] != EMPTY) {
        int slot = slot(oldTokens[i]);
        tokens[slot] = oldTokens[i];
        holders[slot] = oldHolders[i];
      }
    }
  }

  private static int[] filled(int length) {
    int[] filled = new int[length];
    Arrays.fill(filled, EMPTY);
    return filled;
  }

  private static final class Members {

    private int[] all;
    private int used = 2;

    Members(int first, int second) {
      all = new int[] {first, second};
    }

    void add(int member) {
      if (used == all.length) {
        all = Arrays.copyOf(all, 2 * used);
      }
      all[used++] = member;
    }
  }
}
