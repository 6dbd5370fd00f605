package io.assay.rules.dedupe.join;

import io.assay.rules.dedupe.similarity.SimilarityRule;
import io.assay.rules.dedupe.similarity.SortedSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * All crowds of a join. One comes about where a record that is kept had many kept ones to be told
 * from: of what it shares with one of these, for all of them that hold nearly all of that. It
 * spares work and changes no result.
 */
final class Crowds {

  /** No crowd. */
  static final int NONE = -1;

  /** So many candidates of one record are no accident. */
  private static final int MANY = 64;

  private final SimilarityRule rule;
  private final List<Crowd> crowds = new ArrayList<>();
  private int[] asked = new int[16];
  private int[] crowdOf = new int[64];

  /** The last crowd that a number was too far from. */
  private int[] farFrom = new int[64];

  /** Of the probe. */
  private int probe;

  private int[] alone = new int[MANY];
  private int aloneCount;
  private int compared;
  private int nearest;
  private int nearestMissing;

  Crowds(SimilarityRule rule) {
    this.rule = rule;
  }

  void start() {
    probe++;
    aloneCount = 0;
    compared = NONE;
    nearest = NONE;
    nearestMissing = Integer.MAX_VALUE;
  }

  boolean hold(int number) {
    return crowdOf[number] != NONE;
  }

  /** A candidate that is in no crowd. */
  void judgeAlone(int number) {
    if (aloneCount == alone.length) {
      alone = Arrays.copyOf(alone, 2 * aloneCount);
    }
    alone[aloneCount++] = number;
  }

  /** A candidate in no crowd whose set was read, so that it looks like the probe. */
  void compareAlone(int number) {
    compared = number;
  }

  /**
   * Searches the crowd of a candidate, unless that is done.
   *
   * @return whether the set was laid beside the core
   */
  boolean collect(int number, long[] set, Candidates into, IntPredicate accepts) {
    int crowd = crowdOf[number];
    if (asked[crowd] == probe) {
      return false;
    }
    asked[crowd] = probe;
    Difference difference = crowds.get(crowd).difference(set);
    crowds.get(crowd).collect(set.length, difference, into, accepts);
    if (difference.missing() < nearestMissing && crowds.get(crowd).isNear(difference)) {
      nearest = crowd;
      nearestMissing = difference.missing();
    }
    return true;
  }

  /**
   * Takes the probe, which is kept.
   *
   * @return its crowd, or {@link #NONE}
   */
  int enter(int number, long[] set, IntFunction<long[]> sets) {
    if (number == crowdOf.length) {
      crowdOf = Arrays.copyOf(crowdOf, 2 * number);
      farFrom = Arrays.copyOf(farFrom, 2 * number);
    }
    crowdOf[number] = NONE;
    farFrom[number] = NONE;
    if (nearest == NONE && aloneCount >= MANY) {
      found(set, sets.apply(compared == NONE ? alone[aloneCount - 1] : compared));
    }
    if (nearest != NONE) {
      join(number, set);
      for (int i = 0; i < aloneCount; i++) {
        join(alone[i], sets.apply(alone[i]));
      }
    }
    return crowdOf[number];
  }

  /** Steps taken to count what differences share. */
  long steps() {
    return crowds.stream().mapToLong(Crowd::steps).sum();
  }

  private void found(long[] one, long[] other) {
    long[] core = SortedSets.intersection(one, other);
    if (2L * core.length < rule.leastShared(one.length, other.length)) {
      return;
    }
    nearest = crowds.size();
    crowds.add(new Crowd(rule, core));
    if (crowds.size() > asked.length) {
      asked = Arrays.copyOf(asked, 2 * asked.length);
    }
  }

  private void join(int number, long[] set) {
    if (farFrom[number] == nearest) {
      return;
    }
    Crowd crowd = crowds.get(nearest);
    Difference difference = crowd.difference(set);
    if (crowd.isNear(difference)) {
      crowd.add(number, set.length, difference);
      crowdOf[number] = nearest;
    } else {
      farFrom[number] = nearest;
    }
  }
}
