package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;

/** Reads {@code rewards.weights}. */
final class RewardWeightsParser {
  private static final Kind<Integer> WEIGHT = Scalars.whole(0, 1_000_000);
  private static final Key<Integer> ACCEPTED_RECORD =
      Key.required("accepted-record", WEIGHT, "Weight of an accepted item");
  private static final Key<Integer> REVISION =
      Key.required(
          "revision", WEIGHT, "Weight of all that accepted revisions add to an item, together");
  private static final Key<Integer> REFRESH =
      Key.optional("refresh", WEIGHT, "Weight of new content for an item that has become too old")
          .orElse("0");
  private static final Key<Integer> CORRECTION =
      Key.optional("correction", WEIGHT, "Weight of new content that curators accepted for an item")
          .orElse("0");
  private static final Key<Integer> VOTE = Key.required("vote", WEIGHT, "Weight of a vote");

  static final Kind<RewardsSection.Weights> KIND =
      Collected.mapping(
          Keys.of(ACCEPTED_RECORD, REVISION, REFRESH, CORRECTION, VOTE),
          section ->
              new RewardsSection.Weights(
                  section.get(ACCEPTED_RECORD),
                  section.get(REVISION),
                  section.get(REFRESH),
                  section.get(CORRECTION),
                  section.get(VOTE)));

  private RewardWeightsParser() {}
}
