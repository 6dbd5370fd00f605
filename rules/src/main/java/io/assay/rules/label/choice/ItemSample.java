package io.assay.rules.label.choice;

import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;

/**
 * A sample of items of bounded size, by a hash of their ids and the seed, so order and partitions
 * are irrelevant. All votes on an item are in or none.
 *
 * @param seed of the task
 * @param share of the items, 0 to 1
 */
public record ItemSample(long seed, double share) implements Serializable {

  /**
   * The items that hold about so many votes, or pairs of votes, of so many in all; all items if
   * there are no more.
   */
  public static ItemSample holding(long seed, long wanted, long all) {
    return new ItemSample(seed, all <= wanted ? 1 : (double) wanted / all);
  }

  /** Whether the item is in. */
  public boolean holds(PackedVotes votes, int item) {
    // 53 bits are what a double holds.
    return share >= 1 || (HeldOut.mix(votes.itemKey(item) + seed) >>> 11) * 0x1p-53 < share;
  }

  /** The votes on the items that are in. */
  public PackedVotes of(PackedVotes votes) {
    return share >= 1 ? votes : votes.choosing(item -> holds(votes, item));
  }
}
