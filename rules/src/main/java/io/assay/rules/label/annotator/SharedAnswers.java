package io.assay.rules.label.annotator;

import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How often pairs of annotators agree on the items that both answered. Work and memory are bounded
 * by the pairs that share items; of an item with very many votes a sample is looked at. Sums of
 * integers: partitions add up.
 *
 * <p>The first round looks at all pairs. From it follow the {@link ClosePairs}, and the second
 * round looks at those alone, this time also at how often each of the two agrees with others on the
 * items they share, and those others with each other. Others are annotators who are close to
 * neither: a ring must not be its own witness.
 */
public final class SharedAnswers implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int SHARED = 0;
  static final int AGREE = 1;
  static final int ONE_WITH_OTHERS = 2;
  static final int OTHER_WITH_OTHERS = 3;
  static final int OTHERS = 4;
  static final int AMONG_OTHERS = 5;
  static final int PAIRS_OF_OTHERS = 6;
  private static final int FIGURES = 7;

  /** The first round counts only what is shared and agreed on. */
  private static final int FIRST_FIGURES = 2;

  private final int classes;
  private final long[] labels;
  private final @Nullable ClosePairs close;
  private final PairCounts pairs;

  /** The first round. */
  public SharedAnswers(int annotators, int classes) {
    this(annotators, classes, null);
  }

  /** The second round. */
  public SharedAnswers(int annotators, int classes, @Nullable ClosePairs close) {
    this.classes = classes;
    this.close = close;
    this.labels = new long[annotators * classes];
    this.pairs = new PairCounts(close == null ? FIRST_FIGURES : FIGURES);
  }

  /** Pairs of votes on an item that would be compared. */
  public static long pairsIn(PackedVotes votes) {
    long pairs = 0;
    for (int item = 0; item < votes.items(); item++) {
      pairs += ComparedVotes.pairs(votes.votesOn(item));
    }
    return pairs;
  }

  /** Adds the votes of a partition. */
  public SharedAnswers add(PackedVotes votes) {
    for (int vote = 0; vote < votes.votes(); vote++) {
      labels[votes.code(vote)]++;
    }
    PackedVotes compared = ComparedVotes.of(votes);
    for (int item = 0; item < compared.items(); item++) {
      add(compared, item);
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
        long pair = PairCounts.key(first, second);
        pairs.add(pair, SHARED, 1);
        pairs.add(pair, AGREE, votes.label(one) == votes.label(other) ? 1 : 0);
        if (close != null) {
          addOthers(votes, item, one, other, close);
        }
      }
    }
  }

  private void addOthers(PackedVotes votes, int item, int one, int other, ClosePairs close) {
    long pair = PairCounts.key(votes.annotator(one), votes.annotator(other));
    int[] others = new int[votes.votesOn(item)];
    int count = 0;
    for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
      int annotator = votes.annotator(vote);
      // Who answered several times is no witness of its own.
      if (annotator != votes.annotator(one)
          && annotator != votes.annotator(other)
          && !close.contains(votes.annotator(one), annotator)
          && !close.contains(votes.annotator(other), annotator)) {
        others[count++] = vote;
      }
    }
    for (int place = 0; place < count; place++) {
      int label = votes.label(others[place]);
      pairs.add(pair, ONE_WITH_OTHERS, label == votes.label(one) ? 1 : 0);
      pairs.add(pair, OTHER_WITH_OTHERS, label == votes.label(other) ? 1 : 0);
      pairs.add(pair, OTHERS, 1);
      for (int second = 0; second < place; second++) {
        // A ring among the others would agree with itself, and so would who answered twice.
        if (votes.annotator(others[place]) != votes.annotator(others[second])
            && !close.contains(votes.annotator(others[place]), votes.annotator(others[second]))) {
          pairs.add(pair, AMONG_OTHERS, label == votes.label(others[second]) ? 1 : 0);
          pairs.add(pair, PAIRS_OF_OTHERS, 1);
        }
      }
    }
  }

  /** Adds those of another partition to these. */
  public SharedAnswers add(SharedAnswers other) {
    for (int place = 0; place < labels.length; place++) {
      labels[place] += other.labels[place];
    }
    pairs.add(other.pairs);
    return this;
  }

  /** The pairs that share an item, in ascending order of the two. */
  PairCounts pairs() {
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
