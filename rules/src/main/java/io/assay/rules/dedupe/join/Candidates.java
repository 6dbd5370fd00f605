package io.assay.rules.dedupe.join;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The search for the first of the kept records that a probe is a near duplicate of. Each number
 * that is added is judged once, and only while no lower one has been accepted: of thousands that a
 * probe resembles, a few are looked at. Serves one probe after the other without clearing.
 */
final class Candidates {

  private static final int NONE = Integer.MAX_VALUE;

  private int[] lastProbe = new int[64];
  private int probe;
  private int first;
  private long judged;

  void start() {
    probe++;
    first = NONE;
  }

  /** Judges a number, unless that is done or would change nothing. */
  void add(int number, IntPredicate accepts) {
    if (number >= first) {
      return;
    }
    if (number >= lastProbe.length) {
      lastProbe = Arrays.copyOf(lastProbe, Math.max(number + 1, 2 * lastProbe.length));
    }
    if (lastProbe[number] != probe) {
      lastProbe[number] = probe;
      judged++;
      if (accepts.test(number)) {
        first = number;
      }
    }
  }

  /** Judges a number that is known to share enough, unless that would change nothing. */
  void offer(int number, IntPredicate accepts) {
    if (number < first && accepts.test(number)) {
      first = number;
    }
  }

  /** Whether a number is too high to matter. */
  boolean isPast(int number) {
    return number >= first;
  }

  boolean found() {
    return first != NONE;
  }

  /** The lowest accepted number. */
  int first() {
    return first;
  }

  /** Numbers judged for all probes. */
  long judged() {
    return judged;
  }
}
