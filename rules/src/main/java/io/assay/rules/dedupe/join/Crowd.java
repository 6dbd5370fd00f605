package io.assay.rules.dedupe.join;

import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Kept records that have nearly all of one core in common, as under a template. What a set shares
 * with each of them follows from how either differs from the core, exactly: a probe is laid beside
 * the core once, and no member is compared with it that does not reach the rule's bound. Which
 * tokens make up the core has no effect on the result.
 */
final class Crowd {

  /** A member lacks at most this part of the core, and has no more beside it than its size. */
  private static final int MISSING_PART = 8;

  private final SimilarityRule rule;
  private final long[] core;
  private final DifferencePostings postings = new DifferencePostings();
  private int[] numbers = new int[64];
  private int[] sizes = new int[64];
  private int[] missing = new int[64];
  private int members;

  /** By size and by what is missing. */
  private final NavigableMap<Integer, NavigableMap<Integer, Numbers>> bySize = new TreeMap<>();

  Crowd(SimilarityRule rule, long[] core) {
    this.rule = rule;
    this.core = core;
  }

  Difference difference(long[] set) {
    return Difference.between(set, core);
  }

  boolean isNear(Difference difference) {
    int own = difference.tokens().length - difference.missing();
    return difference.missing() <= core.length / MISSING_PART && own <= core.length;
  }

  void add(int number, int size, Difference difference) {
    if (members == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * members);
      sizes = Arrays.copyOf(sizes, 2 * members);
      missing = Arrays.copyOf(missing, 2 * members);
    }
    numbers[members] = number;
    sizes[members] = size;
    missing[members] = difference.missing();
    postings.add(members++, difference);
    bySize
        .computeIfAbsent(size, each -> new TreeMap<>())
        .computeIfAbsent(difference.missing(), each -> new Numbers())
        .add(number);
  }

  /** Finds the first member that is accepted of those that share enough with the probe. */
  void collect(int size, Difference probe, Candidates into, IntPredicate accepts) {
    int most = core.length - probe.missing();
    collectByCore(size, most, into, accepts);
    int least = rule.leastShared(size, bySize.firstKey());
    if (most + probe.tokens().length < least) {
      return;
    }
    postings.count(probe);
    for (int i = 0; i < postings.met(); i++) {
      int member = postings.met(i);
      int shared = most - missing[member] + postings.countOf(member);
      if (shared >= least && shared >= rule.leastShared(size, sizes[member])) {
        into.offer(numbers[member], accepts);
      }
    }
  }

  /** Those with which the core alone is enough: the first of each size decides. */
  private void collectByCore(int size, int most, Candidates into, IntPredicate accepts) {
    for (Map.Entry<Integer, NavigableMap<Integer, Numbers>> each : bySize.entrySet()) {
      int spare = most - rule.leastShared(size, each.getKey());
      if (spare < 0) {
        return;
      }
      for (Numbers some : each.getValue().headMap(spare, true).values()) {
        some.collect(into, accepts);
      }
    }
  }

  long steps() {
    return postings.steps();
  }

  /** Ascending. */
  private static final class Numbers {

    private int[] all = new int[1];
    private int used;

    void add(int number) {
      if (used == all.length) {
        all = Arrays.copyOf(all, 2 * used);
      }
      int at = ~Arrays.binarySearch(all, 0, used, number);
      System.arraycopy(all, at, all, at + 1, used++ - at);
      all[at] = number;
    }

    void collect(Candidates into, IntPredicate accepts) {
      for (int i = 0; i < used && !into.isPast(all[i]); i++) {
        into.offer(all[i], accepts);
      }
    }
  }
}
