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
    Agreement all = new Agreement();
    Agreement apart = new Agreement();
    answers
        .pairs()
        .forEach(
            (key, figures) -> {
              all.add(figures);
              if (!isAlike(figures)) {
                apart.add(figures);
              }
            });
    // A ring has most of all pairs where it has most votes, and must not be what is usual.
    boolean isMostlyAlike = apart.shared > 0 && 2 * apart.shared < all.shared;
    double everywhere = isMostlyAlike ? apart.share() : all.share();
    ClosePairs close = new ClosePairs(everywhere, all.compared);
    answers.pairs().forEach(close::consider);
    return close;
  }

  private static final class Agreement {
    private long agreed;
    private long shared;
    private int compared;

    void add(long[] figures) {
      agreed += figures[SharedAnswers.AGREE];
      shared += figures[SharedAnswers.SHARED];
      compared += figures[SharedAnswers.SHARED] >= LEAST_SHARED ? 1 : 0;
    }

    double share() {
      return shared == 0 ? 0 : agreed / (double) shared;
    }
  }

  private static boolean isAlike(long[] figures) {
    return figures[SharedAnswers.SHARED] >= LEAST_SHARED
        && figures[SharedAnswers.AGREE] >= LEAST_ALIKE * figures[SharedAnswers.SHARED];
  }

  private void consider(long key, long[] figures) {
    double shared = figures[SharedAnswers.SHARED];
    double spread = Math.sqrt(shared * everywhere * (1 - everywhere));
    if (isAlike(figures) && figures[SharedAnswers.AGREE] - shared * everywhere > SPREADS * spread) {
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

  /** How often any two annotators agree; where most pairs are alike, any of the others. */
  double everywhere() {
    return everywhere;
  }

  /** Pairs that were looked at. */
  int compared() {
    return compared;
  }
}
