package io.assay.rules.label.choice;

import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;

/**
 * Which votes are kept from the methods to judge them by: about one in {@code oneIn}, drawn by a
 * hash of the item's id, the annotator's id and the seed, so order and partitions are irrelevant.
 * An item's only vote is never held out, since nothing would be left to predict it from.
 *
 * @param seed of the task
 * @param oneIn at least 2
 * @param annotatorKeys a hash of the id of each annotator
 */
public record HeldOut(long seed, int oneIn, long[] annotatorKeys) implements Serializable {

  public HeldOut {
    if (oneIn < 2) {
      throw new IllegalArgumentException("oneIn: " + oneIn + " (expected: at least 2)");
    }
  }

  /** One vote in eight: enough to judge by, and few enough to learn from the rest. */
  public static HeldOut seeded(long seed, long[] annotatorKeys) {
    return new HeldOut(seed, 8, annotatorKeys);
  }

  /** Whether the vote is kept back. */
  boolean holds(PackedVotes votes, int item, int vote) {
    if (votes.votesOn(item) < 2) {
      return false;
    }
    long mixed = mix(votes.itemKey(item) ^ mix(annotatorKeys[votes.annotator(vote)] ^ mix(seed)));
    return Long.remainderUnsigned(mixed, oneIn) == 0;
  }

  /** What the methods learn from. */
  public PackedVotes training(PackedVotes votes) {
    return votes.keeping((item, vote) -> !holds(votes, item, vote));
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  static long mix(long key) {
    long mixed = key + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
