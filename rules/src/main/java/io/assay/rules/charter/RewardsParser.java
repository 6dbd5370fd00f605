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
          RewardWeightsParser.KIND,
          "What each kind of work counts, relative to the others");
  private static final Key<VoteBasis> VOTE_BASIS =
      Key.optional(
              "vote-basis",
              Scalars.word(VoteBasis.values(), VoteBasis::key),
              "Whether a vote counts one if it agrees, or as much as it told")
          .orElse("agreement");
  private static final Key<CuratorBasis> CURATOR_BASIS =
      Key.optional(
              "curator-basis",
              Scalars.word(CuratorBasis.values(), CuratorBasis::key),
              "Whether each decision counts, or each that another curator agrees with")
          .orElse("decision");
  private static final Key<QualityTerms> QUALITY =
      Key.optional(
          "quality", QualityParser.KIND, "Parts of a record's weight that depend on its quality");
  private static final Key<RewardsSection.BountyTerms> BOUNTIES =
      Key.optional("bounties", BountiesParser.KIND, "What an item adds that fills a gap");
  private static final Key<BigInteger> MAX_PER_ITEM =
      Key.optional(
          "max-per-item",
          Amount.KIND,
          "Most that one item earns, in base units; what is cut off is carried over");
  private static final Key<BigInteger> MAX_PER_RECORD =
      Key.optional(
          "max-per-record",
          Amount.KIND,
          "Most that a record of full quality earns, and all other work in proportion, in base"
              + " units");
  private static final Key<BigInteger> MAX_PER_CONTRIBUTOR =
      Key.optional(
          "max-per-contributor",
          Amount.KIND,
          "Most that a person's work earns in a batch, in base units; what is cut off is carried"
              + " over");
  private static final Key<BigInteger> MAX_PER_DECISION =
      Key.optional(
          "max-per-decision",
          Amount.KIND,
          "Most that one review decision earns, in base units; what is cut off is carried over");
  private static final Key<Integer> HOLD_BATCHES =
      Key.optional(
              "hold-batches",
              Scalars.whole(0, 1000),
              "Batches for which earnings wait, so that what is found bad can be taken from them")
          .orElse("0");
  private static final Key<RevenueBasis> REVENUE =
      Key.optional(
              "revenue",
              Scalars.word(RevenueBasis.values(), RevenueBasis::key),
              "Whether files of revenue add to the pool")
          .orElse("none");
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
              QUALITY,
              BOUNTIES,
              VOTE_BASIS,
              CURATOR_BASIS,
              MAX_PER_ITEM,
              MAX_PER_RECORD,
              MAX_PER_CONTRIBUTOR,
              MAX_PER_DECISION,
              HOLD_BATCHES,
              REVENUE,
              UNCLAIMED_AFTER_DAYS),
          section ->
              new RewardsSection(
                  section.get(POOL_PER_BATCH),
                  section.get(SPLIT),
                  section.get(TREASURY),
                  section.get(WEIGHTS),
                  new RewardsSection.Bases(section.get(VOTE_BASIS), section.get(CURATOR_BASIS)),
                  new RewardsSection.Caps(
                      section.find(MAX_PER_ITEM),
                      section.find(MAX_PER_RECORD),
                      section.find(MAX_PER_CONTRIBUTOR),
                      section.find(MAX_PER_DECISION)),
                  section.find(QUALITY),
                  section.find(BOUNTIES),
                  new RewardsSection.Payment(
                      section.get(HOLD_BATCHES),
                      section.get(REVENUE),
                      section.find(UNCLAIMED_AFTER_DAYS))));

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
