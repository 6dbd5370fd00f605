package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Value;
import org.jspecify.annotations.Nullable;

/** What rewards are measured by must be in the charter too. */
final class RewardReferences {
  private final Charter charter;
  private final RewardsSection rewards;
  private final Value at;

  RewardReferences(Charter charter, RewardsSection rewards, Value at) {
    this.charter = charter;
    this.rewards = rewards;
    this.at = at;
  }

  void check() {
    QualityTerms quality = rewards.quality();
    if (quality != null) {
      requireWhatQualityIsMeasuredBy(quality, at.member("quality"));
    }
    if (rewards.bases().curator() == CuratorBasis.AGREEMENT) {
      requireOtherReviewers();
    }
    if (rewards.bases().vote() == VoteBasis.INFORMATION) {
      requireEstimates();
    }
    if (rewards.weights().refresh() > 0 && charter.freshness() == null) {
      throw at.member("weights")
          .member("refresh")
          .wrong("a section freshness", "Add the section or remove the key.");
    }
    RewardsSection.BountyTerms bounties = rewards.bounties();
    if (bounties != null && bounties.refresh() > 0 && rewards.weights().refresh() == 0) {
      throw at.member("bounties")
          .member("refresh")
          .wrong(
              "a weight above 0 under weights.refresh",
              "Add it: a bounty comes on top of what a refresh weighs itself.");
    }
    if (bounties != null && charter.representativeness() == null) {
      throw at.member("bounties")
          .wrong("a section representativeness", "Add the section or remove the key.");
    }
  }

  private void requireWhatQualityIsMeasuredBy(QualityTerms quality, Value at) {
    if (quality.confidence() > 0 && charter.labels() == null) {
      throw at.member("confidence").wrong("a section labels", "Add the section or remove the key.");
    }
    if (quality.novelty() == 0) {
      return;
    }
    @Nullable NearDuplicates near =
        charter.duplicates() == null ? null : charter.duplicates().near();
    if (near == null) {
      throw at.member("novelty")
          .wrong("a key near under duplicates", "Add the key or remove this one.");
    }
    boolean isBelow =
        near.thresholds().jaccard().stream()
            .allMatch(jaccard -> quality.noveltyFrom().compareTo(jaccard) < 0);
    if (!isBelow) {
      throw at.wrong(
          "novelty-from of " + quality.noveltyFrom().toPlainString(),
          "less than the jaccard of near duplicates",
          "Lower it: between the two, a record is the less new the more it resembles another.");
    }
  }

  /** A majority does not say what a vote told, so that nobody would ever be paid. */
  private void requireEstimates() {
    LabelsSection labels = charter.labels();
    if (labels != null
        && labels.method() == LabelMethod.MAJORITY
        && !(labels.task() instanceof LabelTask.Numeric)) {
      throw at.member("vote-basis")
          .wrong(
              "agreement, where labels.method is majority",
              "Choose another method, such as auto, or pay votes that agree.");
    }
  }

  private void requireOtherReviewers() {
    if (charter.review() == null || charter.review().reviewers() < 2) {
      throw at.member("curator-basis")
          .wrong(
              "review.reviewers of at least 2",
              "Where one person decides alone, nobody agrees: raise it, or write decision.");
    }
  }
}
