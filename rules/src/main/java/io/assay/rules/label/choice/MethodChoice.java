package io.assay.rules.label.choice;

import io.assay.rules.label.consensus.Method;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The method that a task is labelled with, and why.
 *
 * <p>{@link Method#SHRUNK_DAWID_SKENE} is taken unless there is evidence: it contains the simpler
 * methods and falls back to them by itself where votes are few. Another method replaces it if it
 * predicts held-out votes better by {@value #CLEAR} standard errors. For {@link
 * Method#EASY_AND_HARD} gold must show as much, since a kind of item that misleads a crowd and the
 * class of an item explain the same votes, so votes alone cannot tell which of the two was learned.
 * Last, gold overrules: a method that is more often right on gold (sign test, one-sided, false
 * alarm rate {@value #FALSE_ALARM_RATE}) than what was chosen so far replaces it.
 *
 * @param ground what decided
 * @param heldOutVotes votes that the methods were judged by
 * @param goldItems gold items that the methods were judged by
 * @param evidence of every method, in the order of {@link Method}
 */
public record MethodChoice(
    Method method, Ground ground, long heldOutVotes, long goldItems, List<MethodEvidence> evidence)
    implements Serializable {

  static final double CLEAR = 3;
  static final double FALSE_ALARM_RATE = 0.01;

  private static final int DEFAULT = Method.SHRUNK_DAWID_SKENE.ordinal();

  /** What decided. */
  public enum Ground {
    /** Nothing spoke clearly against the method that is taken without evidence. */
    NO_CLEAR_EVIDENCE,
    HELD_OUT_VOTES,
    GOLD,
    /** The charter names the method. */
    CHARTER
  }

  public MethodChoice {
    evidence = List.copyOf(evidence);
  }

  /**
   * Chooses.
   *
   * @param votes scores of all methods, in the order of {@link Method}
   * @param gold likewise; {@link GoldScores#none} without gold
   */
  public static MethodChoice between(PredictiveScores votes, GoldScores gold) {
    Method[] methods = Method.values();
    int chosen = DEFAULT;
    Ground ground = Ground.NO_CLEAR_EVIDENCE;
    for (int method = 0; method < methods.length; method++) {
      boolean alsoOnGold =
          methods[method] != Method.EASY_AND_HARD
              || gold.isBetter(method, DEFAULT, FALSE_ALARM_RATE);
      if (alsoOnGold
          && isClear(votes, method, DEFAULT)
          && votes.mean(method) > votes.mean(chosen)) {
        chosen = method;
        ground = Ground.HELD_OUT_VOTES;
      }
    }
    int best = chosen;
    for (int method = 0; method < methods.length; method++) {
      if (gold.isBetter(method, chosen, FALSE_ALARM_RATE)
          && gold.right(method) > gold.right(best)) {
        best = method;
        ground = Ground.GOLD;
      }
    }
    return new MethodChoice(
        methods[best], ground, votes.votes(), gold.items(), evidence(votes, gold));
  }

  /** The same evidence with the method that the charter forces. */
  public MethodChoice forced(Method forced) {
    return new MethodChoice(forced, Ground.CHARTER, heldOutVotes, goldItems, evidence);
  }

  private static boolean isClear(PredictiveScores votes, int method, int other) {
    return votes.votes() > 1
        && votes.advantage(method, other) > CLEAR * votes.standardError(method, other);
  }

  private static List<MethodEvidence> evidence(PredictiveScores votes, GoldScores gold) {
    List<MethodEvidence> evidence = new ArrayList<>();
    for (Method method : Method.values()) {
      int place = method.ordinal();
      evidence.add(
          new MethodEvidence(
              method,
              votes.mean(place),
              votes.advantage(place, DEFAULT),
              votes.standardError(place, DEFAULT),
              gold.right(place)));
    }
    return evidence;
  }
}
