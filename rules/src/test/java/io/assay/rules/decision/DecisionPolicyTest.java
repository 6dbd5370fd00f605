package io.assay.rules.decision;

import static io.assay.rules.decision.ReviewDecision.Choice.ACCEPT;
import static io.assay.rules.decision.ReviewDecision.Choice.REJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.charter.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionPolicyTest {

  private static final Reason WARNED = new Reason(ReasonCode.ofRule("short"), Severity.WARN);
  private static final Reason TIED = new Reason(ReasonCode.LABEL_TIED, Severity.REVIEW);
  private static final Reason DUPLICATE = new Reason(ReasonCode.DUPLICATE_EXACT, Severity.REJECT);
  private static final Verdict FOR_REVIEW = DecisionPolicy.judge(List.of(TIED));
  private static final DecisionPolicy ONE = new DecisionPolicy(1);
  private static final DecisionPolicy TWO = new DecisionPolicy(2);

  @Test
  void acceptsItemWithoutReasons() {
    assertThat(DecisionPolicy.judge(List.of()))
        .isEqualTo(new Verdict(VerdictKind.ACCEPTED, List.of()));
  }

  @Test
  void listsWarningOfAcceptedItem() {
    assertThat(DecisionPolicy.judge(List.of(WARNED)))
        .isEqualTo(new Verdict(VerdictKind.ACCEPTED, List.of(WARNED.code())));
  }

  @Test
  void letsReviewBeatWarning() {
    assertThat(DecisionPolicy.judge(List.of(TIED, WARNED)).kind()).isEqualTo(VerdictKind.REVIEW);
  }

  @Test
  void letsRejectBeatReviewAndListsAllReasonsSorted() {
    assertThat(DecisionPolicy.judge(List.of(TIED, WARNED, DUPLICATE, TIED)))
        .isEqualTo(
            new Verdict(
                VerdictKind.REJECTED, List.of(DUPLICATE.code(), TIED.code(), WARNED.code())));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void admitsExactlyWhatItAccepts(long seed) {
    List<Reason> reasons = randomReasons(new Random(seed));
    assertThat(DecisionPolicy.admitted(reasons))
        .as("seed %d", seed)
        .isEqualTo(DecisionPolicy.judge(reasons).kind() == VerdictKind.ACCEPTED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ignoresOrderOfReasons(long seed) {
    Random random = new Random(seed);
    List<Reason> reasons = randomReasons(random);
    List<Reason> shuffled = new ArrayList<>(reasons);
    Collections.shuffle(shuffled, random);
    assertThat(DecisionPolicy.judge(shuffled))
        .as("seed %d", seed)
        .isEqualTo(DecisionPolicy.judge(reasons));
  }

  @Test
  void holdsOnlyAcceptedRowsForTheRejectionBound() {
    Verdict accepted = DecisionPolicy.judge(List.of(WARNED));
    assertThat(DecisionPolicy.holdForRejectionBound(accepted))
        .isEqualTo(
            new Verdict(
                VerdictKind.REVIEW,
                List.of(ReasonCode.CONTRIBUTOR_REJECTION_BOUND, WARNED.code())));
    Verdict rejected = DecisionPolicy.judge(List.of(DUPLICATE));
    assertThat(DecisionPolicy.holdForRejectionBound(rejected)).isEqualTo(rejected);
    assertThat(DecisionPolicy.holdForRejectionBound(FOR_REVIEW)).isEqualTo(FOR_REVIEW);
  }

  @Test
  void acceptsWhatEnoughReviewersAccept() {
    assertThat(TWO.afterReview(FOR_REVIEW, Set.of("ann"), decisions("bob+1", "eve+1")))
        .isEqualTo(
            new Verdict(
                VerdictKind.ACCEPTED, List.of(ReasonCode.LABEL_TIED, ReasonCode.REVIEW_ACCEPTED)));
  }

  @Test
  void rejectsWhatEnoughReviewersReject() {
    assertThat(ONE.afterReview(FOR_REVIEW, Set.of("ann"), decisions("bob-1")))
        .isEqualTo(
            new Verdict(
                VerdictKind.REJECTED, List.of(ReasonCode.LABEL_TIED, ReasonCode.REVIEW_REJECTED)));
  }

  @Test
  void waitsForEnoughReviewers() {
    assertThat(TWO.afterReview(FOR_REVIEW, Set.of(), decisions("bob+1"))).isEqualTo(FOR_REVIEW);
    assertThat(ONE.afterReview(FOR_REVIEW, Set.of(), List.of())).isEqualTo(FOR_REVIEW);
  }

  @Test
  void countsOneReviewerOnce() {
    assertThat(TWO.afterReview(FOR_REVIEW, Set.of(), decisions("bob+1", "bob+2", "bob+2")))
        .isEqualTo(FOR_REVIEW);
  }

  @Test
  void leavesConflictInReview() {
    assertThat(ONE.afterReview(FOR_REVIEW, Set.of(), decisions("bob+1", "eve-1")))
        .isEqualTo(
            new Verdict(
                VerdictKind.REVIEW, List.of(ReasonCode.LABEL_TIED, ReasonCode.REVIEW_CONFLICTING)));
  }

  @Test
  void letsReviewerChangeTheirMind() {
    assertThat(ONE.afterReview(FOR_REVIEW, Set.of(), decisions("bob+2", "bob-1")).kind())
        .isEqualTo(VerdictKind.ACCEPTED);
  }

  @Test
  void leavesReviewerWhoContradictsThemselvesInConflict() {
    assertThat(ONE.afterReview(FOR_REVIEW, Set.of(), decisions("bob+2", "bob-2")).reasons())
        .contains(ReasonCode.REVIEW_CONFLICTING);
  }

  @Test
  void ignoresContributorWhoReviewsTheirOwnItem() {
    assertThat(ONE.afterReview(FOR_REVIEW, Set.of("ann", "bob"), decisions("bob+1", "ann+1")))
        .isEqualTo(FOR_REVIEW);
    assertThat(ONE.afterReview(FOR_REVIEW, Set.of("ann"), decisions("ann+1", "bob-1")).kind())
        .isEqualTo(VerdictKind.REJECTED);
  }

  @Test
  void leavesVerdictsThatWereNotForReview() {
    Verdict rejected = DecisionPolicy.judge(List.of(DUPLICATE));
    assertThat(ONE.afterReview(rejected, Set.of(), decisions("bob+1"))).isEqualTo(rejected);
    Verdict accepted = DecisionPolicy.judge(List.of());
    assertThat(ONE.afterReview(accepted, Set.of(), decisions("bob-1"))).isEqualTo(accepted);
  }

  @Test
  void recallsWhatReviewersFindBadLater() {
    Verdict accepted = DecisionPolicy.judge(List.of(WARNED));
    assertThat(TWO.afterRecall(accepted, Set.of("ann"), decisions("bob-1", "eve-2")))
        .isEqualTo(
            new Verdict(
                VerdictKind.REJECTED,
                List.of(ReasonCode.REVIEW_REJECTED, ReasonCode.ofRule("short"))));
  }

  @Test
  void keepsWhatTooFewRejectOrSomebodyHoldsOnTo() {
    Verdict accepted = DecisionPolicy.judge(List.of());
    assertThat(TWO.afterRecall(accepted, Set.of("eve"), decisions("bob-1", "eve-1")))
        .isEqualTo(accepted);
    assertThat(ONE.afterRecall(accepted, Set.of(), decisions("bob-2", "eve+1")))
        .isEqualTo(accepted);
    assertThat(ONE.afterRecall(accepted, Set.of(), decisions("bob+1", "bob-2")).kind())
        .isEqualTo(VerdictKind.REJECTED);
    assertThat(ONE.afterRecall(FOR_REVIEW, Set.of(), decisions("bob-1"))).isEqualTo(FOR_REVIEW);
  }

  @Test
  void needsAtLeastOneReviewer() {
    assertThatThrownBy(() -> new DecisionPolicy(0))
        .hasMessage("reviewers: 0 (expected: at least 1)");
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static List<Reason> randomReasons(Random random) {
    List<Reason> reasons = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      Severity severity = Severity.values()[random.nextInt(3)];
      reasons.add(new Reason(ReasonCode.ofRule("r" + random.nextInt(4)), severity));
    }
    return reasons;
  }

  /** {@code bob+2} is bob accepting in batch 2, {@code bob-2} rejecting. */
  private static List<ReviewDecision> decisions(String... texts) {
    List<ReviewDecision> decisions = new ArrayList<>();
    for (String text : texts) {
      decisions.add(
          new ReviewDecision(
              text.substring(0, 3),
              text.charAt(3) == '+' ? ACCEPT : REJECT,
              Long.parseLong(text.substring(4))));
    }
    return decisions;
  }
}
