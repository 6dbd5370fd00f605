package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.math.BigInteger;

/** Reads {@code rewards}. */
final class RewardsParser {

  private static final int WHOLE = 10_000;

  private static final Kind<Integer> PART_KIND = Scalars.whole(0, WHOLE);
  private static final Key<Integer> CONTRIBUTORS =
      Key.required(
          "contributors", PART_KIND, "Part of those whose items and votes count, in basis points");
  private static final Key<Integer> CURATORS =
      Key.required("curators", PART_KIND, "Part of the reviewers, in basis points");
  private static final Key<Integer> TREASURY_PART =
      Key.required("treasury", PART_KIND, "Part of the treasury, in basis points");

  private static final Kind<Integer> WEIGHT_KIND = Scalars.whole(0, 1_000_000);
  private static final Key<Integer> ACCEPTED_RECORD =
      Key.required("accepted-record", WEIGHT_KIND, "Weight of an accepted item");
  private static final Key<Integer> REVISION =
      Key.required("revision", WEIGHT_KIND, "Weight of an accepted revision of an item");
  private static final Key<Integer> VOTE = Key.required("vote", WEIGHT_KIND, "Weight of a vote");

  private static final Key<BigInteger> POOL_PER_BATCH =
      Key.required("pool-per-batch", Amount.KIND, "What a batch pays, in base units of the token");
  private static final Key<RewardsSection.Split> SPLIT =
      Key.required(
          "split-basis-points",
          Collected.mapping(Keys.of(CONTRIBUTORS, CURATORS, TREASURY_PART), RewardsParser::split),
          "Parts of the pool, which sum to 10000");
  private static final Key<String> TREASURY =
      Key.required("treasury", new AddressKind(), "Address that gets the treasury's part");
  private static final Key<RewardsSection.Weights> WEIGHTS =
      Key.required(
          "weights",
          Collected.mapping(
              Keys.of(ACCEPTED_RECORD, REVISION, VOTE),
              section ->
                  new RewardsSection.Weights(
                      section.get(ACCEPTED_RECORD), section.get(REVISION), section.get(VOTE))),
          "What each kind of work counts, relative to the others");
  private static final Key<VoteBasis> VOTE_BASIS =
      Key.optional(
              "vote-basis",
              Scalars.word(VoteBasis.values(), VoteBasis::key),
              "Whether a vote counts one if it agrees, or as much as it told")
          .orElse("agreement");
  private static final Key<BigInteger> MAX_PER_ITEM =
      Key.optional(
          "max-per-item",
          Amount.KIND,
          "Most that one item earns, in base units; what is cut off is carried over");
  private static final Key<Integer> UNCLAIMED_AFTER_DAYS =
      Key.optional(
          "unclaimed-after-days",
          Scalars.whole(1, 36_500),
          "Days after which an unclaimed payout may be called back");

  static final Kind<RewardsSection> KIND =
      Collected.mapping(
          Keys.of(
              POOL_PER_BATCH,
              SPLIT,
              TREASURY,
              WEIGHTS,
              VOTE_BASIS,
              MAX_PER_ITEM,
              UNCLAIMED_AFTER_DAYS),
          section ->
              new RewardsSection(
                  section.get(POOL_PER_BATCH),
                  section.get(SPLIT),
                  section.get(TREASURY),
                  section.get(WEIGHTS),
                  section.get(VOTE_BASIS),
                  section.find(MAX_PER_ITEM),
                  section.find(UNCLAIMED_AFTER_DAYS)));

  private RewardsParser() {}

  private static RewardsSection.Split split(Section section) {
    RewardsSection.Split split =
        new RewardsSection.Split(
            section.get(CONTRIBUTORS), section.get(CURATORS), section.get(TREASURY_PART));
    int sum = split.contributors() + split.curators() + split.treasury();
    if (sum != WHOLE) {
      throw section
          .value()
          .wrong(
              "parts that sum to " + sum,
              "a sum of exactly " + WHOLE,
              "Adjust the three parts; 100 is one percent.");
    }
    return split;
  }
}
