package io.assay.rules.label.annotator;

import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;

/**
 * The votes of one partition as given, with every ring taken for one annotator and several answers
 * of an annotator to an item for one, and of these the ones that count.
 */
public record ScreenedVotes(PackedVotes given, PackedVotes merged, PackedVotes counting)
    implements Serializable {

  /** All votes count. */
  public static ScreenedVotes of(PackedVotes given) {
    return new ScreenedVotes(given, given, given);
  }

  /**
   * With rings and repeated answers merged: neither many names nor many answers make one source
   * more than one. Without any nothing changes.
   *
   * @param representatives for each annotator the lowest member of its ring
   */
  public ScreenedVotes merging(int[] representatives) {
    boolean anyRing = false;
    for (int annotator = 0; annotator < representatives.length; annotator++) {
      anyRing |= representatives[annotator] != annotator;
    }
    PackedVotes votes = anyRing || given.anyRepeated() ? given.merging(representatives) : given;
    return new ScreenedVotes(given, votes, votes);
  }

  /** Of the merged votes those of annotators who are not excluded count. */
  public ScreenedVotes without(boolean[] excluded) {
    boolean any = false;
    for (boolean each : excluded) {
      any |= each;
    }
    return new ScreenedVotes(
        given,
        merged,
        any ? merged.keeping((item, vote) -> !excluded[merged.annotator(vote)]) : merged);
  }
}
