package io.assay.rules.label.vote;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The votes of some items: a partition of a task, or all of it. An item's votes lie together in
 * ascending order of (annotator, label), so two sets of the same votes are equal arrays, whatever
 * order they came in. Four bytes a vote, and twelve an item.
 *
 * <p>Items are numbered within the partition; annotators and labels are numbered for the whole task
 * and the caller gives the indices in natural order of the ids. An item may have no vote.
 * Immutable, as long as nobody writes to the arrays it was made of.
 */
public final class PackedVotes implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int classes;
  private final int annotators;
  private final long[] itemKeys;
  private final int[] offsets;
  private final int[] codes;

  /**
   * @param itemKeys a hash of each item's id, which alone decides about sampling
   * @param offsets where each item's votes begin; one more entry than items
   * @param codes annotator × classes + label of each vote, ascending within an item
   */
  PackedVotes(int classes, int annotators, long[] itemKeys, int[] offsets, int[] codes) {
    this.classes = classes;
    this.annotators = annotators;
    this.itemKeys = itemKeys;
    this.offsets = offsets;
    this.codes = codes;
  }

  /** Labels that the task has. */
  public int classes() {
    return classes;
  }

  /** Annotators of the whole task, with or without a vote here. */
  public int annotators() {
    return annotators;
  }

  public int items() {
    return itemKeys.length;
  }

  public int votes() {
    return codes.length;
  }

  /** Index of the first vote on the item; the votes end where those of the next item begin. */
  public int begin(int item) {
    return offsets[item];
  }

  public int end(int item) {
    return offsets[item + 1];
  }

  /** Votes on one item. */
  public int votesOn(int item) {
    return offsets[item + 1] - offsets[item];
  }

  public long itemKey(int item) {
    return itemKeys[item];
  }

  /** Annotator × classes + label of a vote. */
  public int code(int vote) {
    return codes[vote];
  }

  public int annotator(int vote) {
    return codes[vote] / classes;
  }

  public int label(int vote) {
    return codes[vote] % classes;
  }

  /** The votes that a filter keeps; every item stays, with or without votes. */
  public PackedVotes keeping(VoteFilter filter) {
    int[] keptOffsets = new int[offsets.length];
    int[] kept = new int[codes.length];
    int count = 0;
    for (int item = 0; item < items(); item++) {
      for (int vote = offsets[item]; vote < offsets[item + 1]; vote++) {
        if (filter.keeps(item, vote)) {
          kept[count++] = codes[vote];
        }
      }
      keptOffsets[item + 1] = count;
    }
    return new PackedVotes(classes, annotators, itemKeys, keptOffsets, Arrays.copyOf(kept, count));
  }

  /** The items that a filter keeps, with their votes. */
  public PackedVotes choosing(IntPredicate kept) {
    int[] chosen = IntStream.range(0, items()).filter(kept).toArray();
    long[] keys = new long[chosen.length];
    int[] begins = new int[chosen.length + 1];
    for (int item = 0; item < chosen.length; item++) {
      keys[item] = itemKeys[chosen[item]];
      begins[item + 1] = begins[item] + votesOn(chosen[item]);
    }
    int[] votes = new int[begins[chosen.length]];
    for (int item = 0; item < chosen.length; item++) {
      System.arraycopy(codes, begin(chosen[item]), votes, begins[item], votesOn(chosen[item]));
    }
    return new PackedVotes(classes, annotators, keys, begins, votes);
  }

  /** Says of each vote whether it stays. */
  @FunctionalInterface
  public interface VoteFilter {
    boolean keeps(int item, int vote);
  }

  /**
   * The votes with some annotators taken for one, who then has one vote on an item: the label that
   * most of them gave, the lowest of several.
   *
   * @param representative for each annotator who stands for it, itself if nobody else does
   */
  public PackedVotes merging(int[] representative) {
    VotePacker packer = new VotePacker(classes, annotators, itemKeys);
    int[] given = new int[classes];
    for (int item = 0; item < items(); item++) {
      boolean[] done = new boolean[votesOn(item)];
      for (int vote = begin(item); vote < end(item); vote++) {
        int stands = representative[annotator(vote)];
        if (done[vote - begin(item)]) {
          continue;
        }
        Arrays.fill(given, 0);
        for (int other = vote; other < end(item); other++) {
          if (representative[annotator(other)] == stands) {
            given[label(other)]++;
            done[other - begin(item)] = true;
          }
        }
        int label = 0;
        for (int candidate = 1; candidate < classes; candidate++) {
          label = given[candidate] > given[label] ? candidate : label;
        }
        packer.add(item, stands, label, 0);
      }
    }
    return packer.pack(Repetition.ALL);
  }

  /** Whether a vote is not the first of its annotator on the item. */
  public boolean isRepeated(int item, int vote) {
    return vote > begin(item) && annotator(vote - 1) == annotator(vote);
  }

  /** Whether any vote is. */
  public boolean anyRepeated() {
    for (int item = 0; item < items(); item++) {
      for (int vote = begin(item); vote < end(item); vote++) {
        if (isRepeated(item, vote)) {
          return true;
        }
      }
    }
    return false;
  }

  /** How many votes each annotator has here. */
  public long[] volumes() {
    long[] volumes = new long[annotators];
    for (int code : codes) {
      volumes[code / classes]++;
    }
    return volumes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackedVotes that
        && classes == that.classes
        && annotators == that.annotators
        && Arrays.equals(itemKeys, that.itemKeys)
        && Arrays.equals(offsets, that.offsets)
        && Arrays.equals(codes, that.codes);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(itemKeys) + Arrays.hashCode(codes);
  }
}
