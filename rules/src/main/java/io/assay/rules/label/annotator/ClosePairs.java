package io.assay.rules.label.annotator;

import java.io.Serializable;
import java.util.BitSet;
import java.util.TreeMap;

/**
 * Pairs that agree on at least {@value #LEAST_ALIKE} of {@value #LEAST_SHARED} or more shared
 * items, and more often than any two annotators do by {@value #SPREADS} standard deviations. Good
 * annotators are among them; this only bounds who could be in a ring with whom.
 */
public final class ClosePairs implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Items that a pair must share to be looked at. */
  public static final int LEAST_SHARED = 10;

  /**
   * Share of shared items on which members of a ring are alike, with room for chance. On real
   * crowds good annotators agree nearly as often, and are needed as witnesses.
   */
  private static final double LEAST_ALIKE = 0.85;

  private static final double SPREADS = 4;

  private final TreeMap<Integer, BitSet> neighbours = new TreeMap<>();
  private final double everywhere;
  private final int compared;

  private ClosePairs(double everywhere, int compared) {
    this.everywhere = everywhere;
    this.compared = compared;
  }

  /** The close pairs of a task. */
  public static ClosePairs of(SharedAnswers answers) {
    long[] sums = new long[3];
    answers
        .pairs()
        .forEach(
            (key, figures) -> {
              sums[0] += figures[SharedAnswers.AGREE];
              sums[1] += figures[SharedAnswers.SHARED];
              sums[2] += figures[SharedAnswers.SHARED] >= LEAST_SHARED ? 1 : 0;
            });
    double everywhere = sums[1] == 0 ? 0 : sums[0] / (double) sums[1];
    ClosePairs close = new ClosePairs(everywhere, Math.toIntExact(sums[2]));
    answers.pairs().forEach(close::consider);
    return close;
  }

  private void consider(long key, long[] figures) {
    double shared = figures[SharedAnswers.SHARED];
    double spread = Math.sqrt(shared * everywhere * (1 - everywhere));
    if (shared >= LEAST_SHARED
        && figures[SharedAnswers.AGREE] >= LEAST_ALIKE * shared
        && figures[SharedAnswers.AGREE] - shared * everywhere > SPREADS * spread) {
      int one = SharedAnswers.one(key);
      int other = SharedAnswers.other(key);
      neighbours.computeIfAbsent(one, absent -> new BitSet()).set(other);
      neighbours.computeIfAbsent(other, absent -> new BitSet()).set(one);
    }
  }

  boolean contains(int one, int other) {
    BitSet close = neighbours.get(one);
    return close != null && close.get(other);
  }

  /** Annotators who are close to one of the two or both, with the two themselves. */
  int closeToEither(int one, int other) {
    BitSet close = new BitSet();
    close.or(neighbours.getOrDefault(one, new BitSet()));
    close.or(neighbours.getOrDefault(other, new BitSet()));
    close.set(one);
    close.set(other);
    return close.cardinality();
  }

  /** How often any two annotators agree. */
  double everywhere() {
    return everywhere;
  }

  /** Pairs that were looked at. */
  int compared() {
    return compared;
  }
}
