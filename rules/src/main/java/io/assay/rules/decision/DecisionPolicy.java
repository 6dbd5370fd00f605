package io.assay.rules.decision;

import io.assay.rules.charter.Severity;
import java.io.Serializable;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Turns reasons into a verdict: reject beats review, review beats accept, and a warning changes
 * nothing but is listed. No reason at all means accepted. The order of reasons and decisions is
 * irrelevant.
 *
 * <p>People decide what a machine left for review, and may find an accepted item bad later; a
 * rejection that the charter's rules prescribe stands. A decision counts once {@code reviewers}
 * different people, none of them a contributor of the item, agree. While they disagree the item
 * stays in review.
 *
 * @param reviewers how many reviewers must agree, at least 1
 */
public record DecisionPolicy(int reviewers) implements Serializable {

  public DecisionPolicy {
    if (reviewers < 1) {
      throw new IllegalArgumentException("reviewers: " + reviewers + " (expected: at least 1)");
    }
  }

  /** Whether nothing speaks against the item; equals an accepted {@link #judge verdict}. */
  public static boolean admitted(Collection<Reason> reasons) {
    return reasons.stream().noneMatch(Reason::speaksAgainst);
  }

  /** The verdict that these reasons make, before any person has looked. */
  public static Verdict judge(Collection<Reason> reasons) {
    VerdictKind kind = VerdictKind.ACCEPTED;
    for (Reason reason : reasons) {
      kind = worse(kind, kindOf(reason.severity()));
    }
    return Verdict.of(kind, reasons.stream().map(Reason::code).toList());
  }

  /**
   * An accepted row of a contributor above the {@link RejectionBound} goes to review; other
   * verdicts stay as they are. An item of several contributors goes if one of them is above it.
   */
  public static Verdict holdForRejectionBound(Verdict verdict) {
    return verdict.kind() == VerdictKind.ACCEPTED
        ? verdict.becomes(VerdictKind.REVIEW, ReasonCode.CONTRIBUTOR_REJECTION_BOUND)
        : verdict;
  }

  /** An accepted row that was drawn for people to look at goes to review. */
  public static Verdict holdForSample(Verdict verdict) {
    return verdict.kind() == VerdictKind.ACCEPTED
        ? verdict.becomes(VerdictKind.REVIEW, ReasonCode.CONTRIBUTOR_SAMPLED)
        : verdict;
  }

  /**
   * The verdict after review. Equal to the given one while it is not for review, or too few
   * reviewers have decided.
   *
   * @param contributors pseudonyms of the item's contributors, whose decisions do not count
   * @param decisions of any reviewers, in any order; of one reviewer the one with the highest
   *     sequence counts, and if that contradicts itself, the reviewers are in conflict
   */
  public Verdict afterReview(
      Verdict verdict, Set<String> contributors, Collection<ReviewDecision> decisions) {
    if (verdict.kind() != VerdictKind.REVIEW) {
      return verdict;
    }
    Set<ReviewDecision> counted = counted(contributors, decisions);
    Set<ReviewDecision.Choice> choices = choices(counted);
    if (choices.size() > 1) {
      return verdict.becomes(VerdictKind.REVIEW, ReasonCode.REVIEW_CONFLICTING);
    }
    if (counted.size() < reviewers) {
      return verdict;
    }
    return choices.contains(ReviewDecision.Choice.ACCEPT)
        ? verdict.becomes(VerdictKind.ACCEPTED, ReasonCode.REVIEW_ACCEPTED)
        : verdict.becomes(VerdictKind.REJECTED, ReasonCode.REVIEW_REJECTED);
  }

  /**
   * The verdict on an accepted item that people found bad later: rejected if as many reviewers as
   * it takes reject it and nobody who ever decided on it holds against them. Else it stays.
   *
   * @param contributors pseudonyms of the item's contributors, whose decisions do not count
   * @param decisions as in {@link #afterReview}
   */
  public Verdict afterRecall(
      Verdict verdict, Set<String> contributors, Collection<ReviewDecision> decisions) {
    Set<ReviewDecision> counted = counted(contributors, decisions);
    boolean isRecalled =
        verdict.kind() == VerdictKind.ACCEPTED
            && counted.size() >= reviewers
            && choices(counted).equals(EnumSet.of(ReviewDecision.Choice.REJECT));
    return isRecalled ? verdict.becomes(VerdictKind.REJECTED, ReasonCode.REVIEW_REJECTED) : verdict;
  }

  /** The latest decision of each reviewer; several if the latest contradicts itself. */
  private static Set<ReviewDecision> counted(
      Set<String> contributors, Collection<ReviewDecision> decisions) {
    Map<String, Long> latest = latestSequences(contributors, decisions);
    Set<ReviewDecision> counted = new HashSet<>();
    for (ReviewDecision decision : decisions) {
      Long sequence = latest.get(decision.reviewer());
      if (sequence != null && sequence == decision.sequence()) {
        counted.add(decision);
      }
    }
    return counted;
  }

  private static Set<ReviewDecision.Choice> choices(Set<ReviewDecision> decisions) {
    Set<ReviewDecision.Choice> choices = EnumSet.noneOf(ReviewDecision.Choice.class);
    decisions.forEach(decision -> choices.add(decision.choice()));
    return choices;
  }

  private static Map<String, Long> latestSequences(
      Set<String> contributors, Collection<ReviewDecision> decisions) {
    Map<String, Long> latest = new HashMap<>();
    for (ReviewDecision decision : decisions) {
      if (!contributors.contains(decision.reviewer())) {
        latest.merge(decision.reviewer(), decision.sequence(), Math::max);
      }
    }
    return latest;
  }

  private static VerdictKind kindOf(Severity severity) {
    return switch (severity) {
      case WARN -> VerdictKind.ACCEPTED;
      case REVIEW -> VerdictKind.REVIEW;
      case REJECT -> VerdictKind.REJECTED;
    };
  }

  private static VerdictKind worse(VerdictKind one, VerdictKind other) {
    if (one == VerdictKind.REJECTED || other == VerdictKind.REJECTED) {
      return VerdictKind.REJECTED;
    }
    return one == VerdictKind.REVIEW ? one : other;
  }
}
