package io.assay.rules.label.annotator;

import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often pairs of annotators agree on the items that both answered. Work and memory are bounded
 * by the pairs that share items; an item with more than {@value #CROWDED} votes is left out, since
 * its pairs would outweigh everything else. Sums of integers: partitions add up.
 *
 * <p>The first round looks at all pairs. From it follow the {@link ClosePairs}, and the second
 * round looks at those alone, this time also at how often each of the two agrees with others on the
 * items they share, and those others with each other. Others are annotators who are close to
 * neither: a ring must not be its own witness.
 */
public final class SharedAnswers implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Votes above which an item is not compared pair by pair. */
  public static final int CROWDED = 64;

  static final int SHARED = 0;
  static final int AGREE = 1;
  static final int ONE_WITH_OTHERS = 2;
  static final int OTHER_WITH_OTHERS = 3;
  static final int OTHERS = 4;
  static final int AMONG_OTHERS = 5;
  static final int PAIRS_OF_OTHERS = 6;
  private static final int FIGURES = 7;

  private final int classes;
  private final long[] labels;
  private final @Nullable ClosePairs close;
  private final TreeMap<Long, long[]> pairs = new TreeMap<>();

  /** The first round. */
  public SharedAnswers(int annotators, int classes) {
    this(annotators, classes, null);
  }

  /** The second round. */
  public SharedAnswers(int annotators, int classes, @Nullable ClosePairs close) {
    this.classes = classes;
    this.close = close;
    this.labels = new long[annotators * classes];
  }

  /** Adds the votes of a partition. */
  public SharedAnswers add(PackedVotes votes) {
    for (int item = 0; item < votes.items(); item++) {
      for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
        labels[votes.code(vote)]++;
      }
      if (votes.votesOn(item) <= CROWDED) {
        add(votes, item);
      }
    }
    return this;
  }

  private void add(PackedVotes votes, int item) {
    for (int one = votes.begin(item); one < votes.end(item); one++) {
      for (int other = one + 1; other < votes.end(item); other++) {
        int first = votes.annotator(one);
        int second = votes.annotator(other);
        if (first == second || (close != null && !close.contains(first, second))) {
          continue;
        }
        long[] pair = pairs.computeIfAbsent(key(first, second), key -> new long[FIGURES]);
        pair[SHARED]++;
        pair[AGREE] += votes.label(one) == votes.label(other) ? 1 : 0;
        if (close != null) {
          addOthers(votes, item, one, other, close, pair);
        }
      }
    }
  }

  private void addOthers(
      PackedVotes votes, int item, int one, int other, ClosePairs close, long[] pair) {
    int[] others = new int[votes.votesOn(item)];
    int count = 0;
    for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
      int annotator = votes.annotator(vote);
      if (vote != one
          && vote != other
          && !close.contains(votes.annotator(one), annotator)
          && !close.contains(votes.annotator(other), annotator)) {
        others[count++] = vote;
      }
    }
    for (int place = 0; place < count; place++) {
      int label = votes.label(others[place]);
      pair[ONE_WITH_OTHERS] += label == votes.label(one) ? 1 : 0;
      pair[OTHER_WITH_OTHERS] += label == votes.label(other) ? 1 : 0;
      pair[OTHERS]++;
      for (int second = 0; second < place; second++) {
        // A ring among the others would agree with itself.
        if (!close.contains(votes.annotator(others[place]), votes.annotator(others[second]))) {
          pair[AMONG_OTHERS] += label == votes.label(others[second]) ? 1 : 0;
          pair[PAIRS_OF_OTHERS]++;
        }
      }
    }
  }

  /** Adds those of another partition to these. */
  public SharedAnswers add(SharedAnswers other) {
    for (int place = 0; place < labels.length; place++) {
      labels[place] += other.labels[place];
    }
    other.pairs.forEach(
        (key, figures) -> {
          long[] sums = pairs.computeIfAbsent(key, absent -> new long[FIGURES]);
          for (int place = 0; place < FIGURES; place++) {
            sums[place] += figures[place];
          }
        });
    return this;
  }

  private static long key(int one, int other) {
    return ((long) one << 32) | other;
  }

  /** The pairs that share an item, in ascending order of the two. */
  TreeMap<Long, long[]> pairs() {
    return pairs;
  }

  static int one(long key) {
    return (int) (key >>> 32);
  }

  static int other(long key) {
    return (int) key;
  }

  int annotators() {
    return labels.length / classes;
  }

  /** How often two annotators would agree who know the other's habits but not the item. */
  double chance(int one, int other) {
    double sum = 0;
    double all = 0;
    for (int label = 0; label < classes; label++) {
      sum += (double) labels[one * classes + label] * labels[other * classes + label];
      for (int second = 0; second < classes; second++) {
        all += (double) labels[one * classes + label] * labels[other * classes + second];
      }
    }
    return all == 0 ? 1.0 / classes : sum / all;
  }
}
