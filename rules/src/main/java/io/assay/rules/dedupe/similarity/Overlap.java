package io.assay.rules.dedupe.similarity;

import java.io.Serializable;

/**
 * What two sets share, as counts of distinct shingles.
 *
 * @param shared size of the intersection
 * @param one size of the first set
 * @param other size of the second set
 */
public record Overlap(int shared, int one, int other) implements Serializable {

  public Overlap {
    if (shared < 0 || shared > Math.min(one, other)) {
      throw new IllegalArgumentException(
          "shared: " + shared + " (expected: 0 to " + Math.min(one, other) + ")");
    }
  }

  /** Size of the union, the denominator of Jaccard similarity. */
  public long union() {
    return (long) one + other - shared;
  }

  /** Size of the smaller set, the denominator of containment. */
  public int shorter() {
    return Math.min(one, other);
  }

  /** Whether Jaccard similarity is at least the ratio; never of two empty sets. */
  public boolean reachesJaccard(Ratio ratio) {
    return ratio.isReachedBy(shared, union());
  }

  /** Whether so much of the smaller set is in the larger one; never of an empty set. */
  public boolean reachesContainment(Ratio ratio) {
    return ratio.isReachedBy(shared, shorter());
  }
}
