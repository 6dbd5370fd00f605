package io.assay.rules.dedupe.similarity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All fields as one text: near duplicates have at least this Jaccard similarity, or, if a
 * containment is given, at least so much of the smaller set in the larger one.
 */
public record JointRule(Ratio jaccard, @Nullable Ratio containment) implements SimilarityRule {

  @Override
  public int leastShared(int one, int other) {
    int shared = jaccard.leastShared(one, other);
    return containment == null
        ? shared
        : Math.min(shared, containment.leastOf(Math.min(one, other)));
  }

  @Override
  public int largestPartner(int size, int shared) {
    int partner = jaccard.largestPartner(size, shared);
    if (containment == null) {
      return partner;
    }
    return containment.leastOf(size) <= shared
        ? Integer.MAX_VALUE
        : Math.max(partner, containment.largestWhole(shared));
  }

  @Override
  public int prefix(int size) {
    Ratio lower = containment != null && containment.isBelow(jaccard) ? containment : jaccard;
    return size - lower.leastOf(size) + 1;
  }

  @Override
  public boolean byContainment() {
    return containment != null;
  }

  @Override
  public boolean accepts(long[] one, long[] other) {
    int least = leastShared(one.length, other.length);
    return SortedSets.shared(one, other, least) >= least;
  }

  @Override
  public boolean accepts(List<Overlap> overlaps) {
    Overlap overlap = overlaps.get(0);
    return overlap.reachesJaccard(jaccard)
        || containment != null && overlap.reachesContainment(containment);
  }

  @Override
  public List<Overlap> compare(long[] one, long[] other) {
    return List.of(SortedSets.overlap(one, other));
  }
}
