package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import java.math.BigDecimal;

/** Reads {@code review}. */
final class ReviewParser {

  private static final Key<Integer> REVIEWERS =
      Key.optional("reviewers", Scalars.whole(1, 100), "People who have to decide alike")
          .orElse("1");
  private static final Key<BigDecimal> PER_CONTRIBUTOR_REJECTION_BOUND =
      Key.optional(
          "per-contributor-rejection-bound",
          Scalars.share(),
          "Share of a contributor's rejected items in a batch above which the rest goes to review");

  private static final Key<ReputationTerms> REPUTATION =
      Key.optional(
          "reputation",
          ReputationParser.KIND,
          "How a contributor's past sets how many rows people look at");

  static final Kind<ReviewSection> KIND =
      Collected.mapping(
          Keys.of(REVIEWERS, PER_CONTRIBUTOR_REJECTION_BOUND, REPUTATION),
          section ->
              new ReviewSection(
                  section.get(REVIEWERS),
                  section.find(PER_CONTRIBUTOR_REJECTION_BOUND),
                  section.find(REPUTATION)));

  private ReviewParser() {}
}
