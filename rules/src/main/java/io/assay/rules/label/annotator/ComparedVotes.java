package io.assay.rules.label.annotator;

import io.assay.rules.label.vote.PackedVotes;
import java.util.stream.IntStream;

/**
 * The votes on an item that are compared pair by pair: one of each annotator. Of very many it is a
 * sample, or one item would cost more than all others; leaving the item out instead would hide
 * whoever votes in a crowd.
 */
final class ComparedVotes {
  /** Votes on an item above which a sample is compared. */
  static final int MOST = 64;

  private ComparedVotes() {}

  /**
   * The same items, each with at most {@value #MOST} of its votes. The hash of item and annotator
   * decides, so that the sample is the same in whatever partition the votes lie, and another one
   * for each item: in time every two annotators are compared.
   */
  static PackedVotes of(PackedVotes votes) {
    boolean anyCrowded = votes.anyRepeated();
    for (int item = 0; item < votes.items(); item++) {
      anyCrowded |= votes.votesOn(item) > MOST;
    }
    return anyCrowded ? votes.keeping(new Sample(votes)) : votes;
  }

  /** Pairs among so many votes that are compared. */
  static long pairs(long votes) {
    long compared = Math.min(votes, MOST);
    return compared * (compared - 1) / 2;
  }

  /** Asked for one item after another. */
  private static final class Sample implements PackedVotes.VoteFilter {
    private final PackedVotes votes;
    private int item = -1;
    private long highest;

    Sample(PackedVotes votes) {
      this.votes = votes;
    }

    @Override
    public boolean keeps(int wanted, int vote) {
      if (votes.isRepeated(wanted, vote)) {
        return false;
      }
      if (votes.votesOn(wanted) <= MOST) {
        return true;
      }
      if (wanted != item) {
        item = wanted;
        highest = highest(wanted);
      }
      return hash(wanted, vote) <= highest;
    }

    private long highest(int wanted) {
      long[] hashes =
          IntStream.range(votes.begin(wanted), votes.end(wanted))
              .filter(vote -> !votes.isRepeated(wanted, vote))
              .mapToLong(vote -> hash(wanted, vote))
              .sorted()
              .toArray();
      return hashes[Math.min(MOST, hashes.length) - 1];
    }

    /**
     * Different for different annotators, since the rounds of SplitMix64 (Steele, Lea and Flood,
     * OOPSLA 2014) can be undone.
     */
    private long hash(int wanted, int vote) {
      long mixed = votes.itemKey(wanted) + 0x9E3779B97F4A7C15L * (votes.annotator(vote) + 1L);
      mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
      return mixed ^ (mixed >>> 31);
    }
  }
}
