package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.math.BigDecimal;

/** Reads {@code review.reputation}. */
final class ReputationParser {
  private static final Kind<Integer> PRIOR = Scalars.whole(1, 1_000_000);
  private static final Key<Integer> PRIOR_ACCEPTED =
      Key.optional(
              "prior-accepted", PRIOR, "Accepted items that everybody is taken to have had before")
          .orElse("1");
  private static final Key<Integer> PRIOR_REJECTED =
      Key.optional(
              "prior-rejected", PRIOR, "Rejected items that everybody is taken to have had before")
          .orElse("1");
  private static final Key<BigDecimal> REVIEW_ALL_BELOW =
      Key.required(
          "review-all-below",
          Scalars.share(),
          "Expected share of accepted items up to which all rows are reviewed, below 1");
  private static final Key<BigDecimal> REVIEW_LEAST =
      Key.required(
          "review-least",
          Scalars.share(),
          "Share of rows that people look at however good the contributor's past is");

  static final Kind<ReputationTerms> KIND =
      Collected.mapping(
          Keys.of(PRIOR_ACCEPTED, PRIOR_REJECTED, REVIEW_ALL_BELOW, REVIEW_LEAST),
          ReputationParser::terms);

  private ReputationParser() {}

  private static ReputationTerms terms(Section section) {
    BigDecimal bound = section.get(REVIEW_ALL_BELOW);
    if (bound.compareTo(BigDecimal.ONE) >= 0) {
      throw section
          .at(REVIEW_ALL_BELOW)
          .wrong("a number from 0 to less than 1", "Nobody reaches 1, so all would be reviewed.");
    }
    return new ReputationTerms(
        section.get(PRIOR_ACCEPTED), section.get(PRIOR_REJECTED), bound, section.get(REVIEW_LEAST));
  }
}
