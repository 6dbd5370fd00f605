package io.assay.bench.rewards;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Growth;
import io.assay.lineage.reward.Quality;
import io.assay.lineage.reward.WorkKind;
import io.assay.lineage.reward.WorkUnit;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.QualityTerms;
import io.assay.rules.charter.ReputationTerms;
import io.assay.rules.charter.ReviewSection;
import io.assay.rules.charter.Severity;
import io.assay.rules.decision.DecisionPolicy;
import io.assay.rules.decision.Reason;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.decision.RejectionBound;
import io.assay.rules.decision.Reputation;
import io.assay.rules.decision.ReviewDecision;
import io.assay.rules.decision.Verdict;
import io.assay.rules.decision.VerdictKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What becomes of each record, and what is paid for it: the verdicts of all batches. */
final class Judging {
  private final Gatekeeper gatekeeper;
  private final Reviewers reviewers;
  private final DecisionPolicy policy;
  private final RejectionBound bound;
  private final ReputationTerms reputation;
  private final QualityTerms quality;
  private final long seed;
  private final Map<Integer, Record> records = new LinkedHashMap<>();
  private final Map<Integer, Integer> grown = new HashMap<>();
  private final Map<Integer, Reputation> past = new HashMap<>();

  Judging(Charter charter, long seed) {
    ReviewSection review = Objects.requireNonNull(charter.review());
    this.gatekeeper = new Gatekeeper(charter);
    this.reviewers = new Reviewers(seed);
    this.policy = new DecisionPolicy(review.reviewers());
    this.bound = new RejectionBound(Objects.requireNonNull(review.perContributorRejectionBound()));
    this.reputation = Objects.requireNonNull(review.reputation());
    this.quality = Objects.requireNonNull(Objects.requireNonNull(charter.rewards()).quality());
    this.seed = seed;
  }

  /** A record and where it stands. */
  private static final class Record {
    final Submission submission;
    final int batch;
    final Gatekeeper.Finding finding;
    Verdict verdict;
    final List<ReviewDecision> decisions = new ArrayList<>();
    WorkUnit paid;

    Record(Submission submission, int batch, Gatekeeper.Finding finding, Verdict verdict) {
      this.submission = submission;
      this.batch = batch;
      this.finding = finding;
      this.verdict = verdict;
      this.paid =
          WorkUnit.of(
              List.of(Community.pseudonym(submission.owner())), WorkKind.ACCEPTED_RECORD, 0);
    }
  }

  /**
   * What follows for the books.
   *
   * @param accepted pieces of work by record
   * @param recalled pieces that were paid before and are found bad
   * @param decisions that count, by curator
   */
  record Outcome(
      Map<Integer, WorkUnit> accepted,
      Map<Integer, WorkUnit> recalled,
      SortedMap<Pseudonym, Long> decisions) {}

  /** From now on a curator accepts all that accounts from this one on deliver. */
  void corrupt(int from) {
    reviewers.corrupt(from);
  }

  Outcome batch(int number, List<Submission> submissions, Crowd crowd) {
    Outcome outcome = new Outcome(new LinkedHashMap<>(), new LinkedHashMap<>(), new TreeMap<>());
    review(number, crowd, outcome);
    List<Record> own = new ArrayList<>();
    List<Submission> inOrder = new ArrayList<>(submissions);
    inOrder.sort(Comparator.comparingLong(Submission::time).thenComparing(Submission::id));
    for (Submission submission : inOrder) {
      own.add(judge(submission, number));
    }
    hold(own);
    for (Record record : own) {
      if (record.verdict.kind() == VerdictKind.ACCEPTED) {
        pay(record, crowd, outcome);
      }
      count(record, null);
    }
    return outcome;
  }

  private boolean stands(Submission submission) {
    return Objects.requireNonNull(records.get(submission.id())).verdict.kind()
        != VerdictKind.REJECTED;
  }

  private Record judge(Submission submission, int batch) {
    Gatekeeper.Finding finding = gatekeeper.judge(submission, this::stands);
    List<Reason> reasons = new ArrayList<>();
    if (finding.kept() != null) {
      reasons.add(new Reason(ReasonCode.DUPLICATE_NEAR, Severity.REJECT));
      contest(submission, batch, Objects.requireNonNull(records.get(finding.kept().id())));
    }
    Record record = new Record(submission, batch, finding, DecisionPolicy.judge(reasons));
    records.put(submission.id(), record);
    return record;
  }

  /** Who was first in a batch is only somebody's word. */
  private static void contest(Submission submission, int batch, Record kept) {
    if (kept.batch == batch && kept.submission.owner() != submission.owner()) {
      kept.verdict =
          DecisionPolicy.judge(
              List.of(new Reason(ReasonCode.DUPLICATE_CONTESTED, Severity.REVIEW)));
    }
  }

  /** The rest of those whose records were rejected, and what is drawn for people to look at. */
  private void hold(List<Record> own) {
    Map<Integer, int[]> counts = new HashMap<>();
    for (Record record : own) {
      int[] count = counts.computeIfAbsent(record.submission.owner(), any -> new int[2]);
      count[0] += record.verdict.kind() == VerdictKind.REJECTED ? 1 : 0;
      count[1]++;
    }
    for (Record record : own) {
      int owner = record.submission.owner();
      int[] count = Objects.requireNonNull(counts.get(owner));
      if (bound.exceededBy(count[0], count[1])) {
        record.verdict = DecisionPolicy.holdForRejectionBound(record.verdict);
      }
      long draws = past.getOrDefault(owner, Reputation.NEW).drawsReviewed(reputation);
      long draw = Draw.of(seed, record.submission.id(), -1) >>> 32;
      if (draw < draws) {
        record.verdict = DecisionPolicy.holdForSample(record.verdict);
      }
    }
  }

  /** Decisions of people on what waits, and on what was found bad since. */
  private void review(int number, Crowd crowd, Outcome outcome) {
    for (Record record : List.copyOf(records.values())) {
      VerdictKind before = record.verdict.kind();
      if (before == VerdictKind.REVIEW
          || before == VerdictKind.ACCEPTED && reviewers.find(record.submission, number)) {
        record.decisions.addAll(
            before == VerdictKind.REVIEW
                ? reviewers.decide(record.submission, number)
                : reviewers.decideAgain(record.submission, number));
        Set<String> owner = Set.of("c" + record.submission.owner());
        Verdict after =
            before == VerdictKind.REVIEW
                ? policy.afterReview(record.verdict, owner, record.decisions)
                : policy.afterRecall(record.verdict, owner, record.decisions);
        if (after.kind() != before) {
          decided(record, before, after, crowd, outcome);
        }
      }
    }
  }

  private void decided(
      Record record, VerdictKind before, Verdict after, Crowd crowd, Outcome outcome) {
    record.verdict = after;
    ReviewDecision.Choice choice =
        after.kind() == VerdictKind.ACCEPTED
            ? ReviewDecision.Choice.ACCEPT
            : ReviewDecision.Choice.REJECT;
    record.decisions.stream()
        .filter(decision -> decision.choice() == choice)
        .map(ReviewDecision::reviewer)
        .distinct()
        .forEach(
            who ->
                outcome
                    .decisions()
                    .merge(Community.pseudonym(Reviewers.number(who)), 1L, Long::sum));
    if (after.kind() == VerdictKind.ACCEPTED) {
      pay(record, crowd, outcome);
    } else {
      if (before == VerdictKind.ACCEPTED && record.paid.count() > 0) {
        outcome.recalled().put(record.submission.id(), record.paid);
      }
      free(record.submission);
    }
    count(record, before);
  }

  /** What repeated a record that is rejected for good waits for people now. */
  private void free(Submission rejected) {
    for (Record other : records.values()) {
      if (other.verdict.kind() == VerdictKind.REJECTED
          && other.finding.kept() != null
          && other.finding.kept().id() == rejected.id()
          && other.decisions.isEmpty()) {
        other.verdict =
            DecisionPolicy.judge(
                List.of(new Reason(ReasonCode.DUPLICATE_KEPT_ITEM_REJECTED, Severity.REVIEW)));
        count(other, VerdictKind.REJECTED);
      }
    }
  }

  private void pay(Record record, Crowd crowd, Outcome outcome) {
    List<Pseudonym> owner = List.of(Community.pseudonym(record.submission.owner()));
    Gatekeeper.Finding finding = record.finding;
    if (finding.root() == null) {
      int weight =
          new Quality(
                  crowd.confidence(record.submission.id()),
                  Quality.WHOLE,
                  // Freed when the record that it repeated was rejected: people found it new.
                  finding.kept() == null ? finding.novelty() : Quality.WHOLE)
              .weigh(quality);
      record.paid = new WorkUnit(owner, WorkKind.ACCEPTED_RECORD, weight, 1);
    } else {
      int root = finding.root().record().id();
      int size = finding.root().size();
      int before = Math.max(size, grown.getOrDefault(root, size));
      grown.put(root, Math.max(before, finding.size()));
      record.paid =
          new WorkUnit(owner, WorkKind.REVISION, Growth.of(size, before, finding.size()), 1);
    }
    outcome.accepted().put(record.submission.id(), record.paid);
  }

  private void count(Record record, @org.jspecify.annotations.Nullable VerdictKind before) {
    int owner = record.submission.owner();
    Reputation reputed = past.getOrDefault(owner, Reputation.NEW);
    VerdictKind now = record.verdict.kind();
    past.put(
        owner,
        new Reputation(
            reputed.accepted()
                + (now == VerdictKind.ACCEPTED ? 1 : 0)
                - (before == VerdictKind.ACCEPTED ? 1 : 0),
            reputed.rejected()
                + (now == VerdictKind.REJECTED ? 1 : 0)
                - (before == VerdictKind.REJECTED ? 1 : 0)));
  }
}
