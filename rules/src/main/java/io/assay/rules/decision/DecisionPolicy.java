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
 * <p>People decide only what a machine left for review: a rejection that the charter's rules
 * prescribe, and an acceptance, stand. A decision counts once {@code reviewers} different people,
 * none of them a contributor of the item, agree. While they disagree the item stays in review.
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
    Map<String, Long> latest = latestSequences(contributors, decisions);
    Set<String> counted = new HashSet<>();
    Set<ReviewDecision.Choice> choices = EnumSet.noneOf(ReviewDecision.Choice.class);
    for (ReviewDecision decision : decisions) {
      Long sequence = latest.get(decision.reviewer());
      if (sequence != null && sequence == decision.sequence()) {
        counted.add(decision.reviewer());
        choices.add(decision.choice());
      }
    }
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
