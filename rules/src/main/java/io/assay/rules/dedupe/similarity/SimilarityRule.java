package io.assay.rules.dedupe.similarity;

import java.io.Serializable;
import java.util.List;

/**
 * When two sets of shingles are near duplicates. Besides the verdict it gives the bounds from which
 * a join derives which pairs need not be looked at; they must never exclude a pair that the rule
 * accepts. Symmetric; sets are not empty.
 */
public sealed interface SimilarityRule extends Serializable permits JointRule, FieldwiseRule {

  /**
   * A number of shared elements below which no two sets of these sizes are near duplicates; above
   * the smaller size if none are. Does not fall when a size grows.
   */
  int leastShared(int one, int other);

  /**
   * The inverse: the largest set that may be a near duplicate of one of this size if they share no
   * more than so much. Below 1 if none may.
   */
  int largestPartner(int size, int shared);

  /**
   * Of a set of this size, in whatever order, so many first elements that at least one of them is
   * in every near duplicate that is not smaller, or, without containment, in every near duplicate.
   */
  int prefix(int size);

  /** Whether a small part of a large set makes a duplicate, so that all its elements matter. */
  boolean byContainment();

  /** Whether the two are near duplicates, counted exactly. */
  boolean accepts(long[] one, long[] other);

  /** Whether a pair with these counts is one of near duplicates. */
  boolean accepts(List<Overlap> overlaps);

  /** The exact counts: of all fields together, or of each field. */
  List<Overlap> compare(long[] one, long[] other);
}
