package io.assay.rules.dedupe.similarity;

import java.util.ArrayList;
import java.util.List;

/**
 * Each field by itself: near duplicates reach the Jaccard threshold of every field. Sets hold
 * {@link FieldTokens}. Sums of fields share at least the lowest threshold then, because a fraction
 * of sums is never below the least of the fractions; that bounds what a join must look at.
 */
public record FieldwiseRule(List<Ratio> thresholds) implements SimilarityRule {

  public FieldwiseRule {
    thresholds = List.copyOf(thresholds);
    if (thresholds.isEmpty() || thresholds.size() > FieldTokens.MOST_FIELDS) {
      throw new IllegalArgumentException(
          "thresholds: " + thresholds.size() + " (expected: 1 to " + FieldTokens.MOST_FIELDS + ")");
    }
  }

  @Override
  public int leastShared(int one, int other) {
    return lowest().leastShared(one, other);
  }

  @Override
  public int largestPartner(int size, int shared) {
    return lowest().largestPartner(size, shared);
  }

  @Override
  public int prefix(int size) {
    return size - lowest().leastOf(size) + 1;
  }

  @Override
  public boolean byContainment() {
    return false;
  }

  @Override
  public boolean accepts(long[] one, long[] other) {
    if (SortedSets.shared(one, other, leastShared(one.length, other.length)) < 0) {
      return false;
    }
    return accepts(compare(one, other));
  }

  @Override
  public boolean accepts(List<Overlap> overlaps) {
    for (int field = 0; field < thresholds.size(); field++) {
      if (!overlaps.get(field).reachesJaccard(thresholds.get(field))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Overlap> compare(long[] one, long[] other) {
    List<Overlap> overlaps = new ArrayList<>();
    for (int field = 0; field < thresholds.size(); field++) {
      overlaps.add(
          SortedSets.overlap(FieldTokens.field(one, field), FieldTokens.field(other, field)));
    }
    return overlaps;
  }

  private Ratio lowest() {
    Ratio lowest = thresholds.get(0);
    for (Ratio each : thresholds) {
      lowest = each.isBelow(lowest) ? each : lowest;
    }
    return lowest;
  }
}
