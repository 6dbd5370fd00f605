package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;

/** Reads {@code rewards.bounties}. */
final class BountiesParser {
  private static final Key<Integer> WEIGHT =
      Key.required(
          "weight",
          Scalars.whole(0, 1_000_000),
          "Weight that an item which fills a gap has beside its own");
  private static final Key<Integer> REFRESH =
      Key.optional(
              "refresh",
              Scalars.whole(0, 1_000_000),
              "Weight that new content for a stale item has beside its own")
          .orElse("0");
  private static final Key<Integer> BUDGET =
      Key.required(
          "budget-basis-points",
          Scalars.whole(0, 10_000),
          "Most that all bounties of a batch take of the contributors' part, in basis points");

  static final Kind<RewardsSection.BountyTerms> KIND =
      Collected.mapping(
          Keys.of(WEIGHT, REFRESH, BUDGET),
          section ->
              new RewardsSection.BountyTerms(
                  section.get(WEIGHT), section.get(REFRESH), section.get(BUDGET)));

  private BountiesParser() {}
}
