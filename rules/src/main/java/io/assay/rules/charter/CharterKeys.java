package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import io.assay.rules.charter.yaml.TreeJson;
import io.assay.rules.charter.yaml.Value;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Keccak256;
import io.assay.rules.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The sections of a charter. */
final class CharterKeys {

  private static final Key<Integer> VERSION =
      Key.required("charter", Scalars.whole(1, 1), "Version of the format");
  private static final Key<DatasetSection> DATASET =
      Key.required("dataset", DatasetParser.KIND, "What the dataset is and is for");
  private static final Key<IntakeSection> INTAKE =
      Key.required("intake", IntakeParser.KIND, "How a batch's files are read");
  private static final Key<ContributorsSection> CONTRIBUTORS =
      Key.optional("contributors", ContributorsParser.KIND, "Who the contributors are");
  private static final Key<LicencesSection> LICENCES =
      Key.optional("licences", LicencesParser.KIND, "Which licences a contribution may have");
  private static final Key<ProvenanceSection> PROVENANCE =
      Key.optional(
          "provenance", ProvenanceParser.KIND, "What a contribution has to prove about its origin");
  private static final Key<PrivacySection> PRIVACY =
      Key.optional(
          "privacy", PrivacyParser.KIND, "Which personal data is looked for, and what follows");
  private static final Key<DuplicatesSection> DUPLICATES =
      Key.optional("duplicates", DuplicatesParser.KIND, "When two items are the same");
  private static final Key<LabelsSection> LABELS =
      Key.optional("labels", LabelsParser.KIND, "How votes become labels");
  private static final Key<GivenLabelsSection> GIVEN_LABELS =
      Key.optional(
          "given-labels",
          GivenLabelsParser.KIND,
          "Labels that records bring along, of which those that are probably wrong are found");
  private static final Key<RepresentativenessSection> REPRESENTATIVENESS =
      Key.optional(
          "representativeness",
          RepresentativenessParser.KIND,
          "The population that the accepted items should represent");
  private static final Key<FreshnessSection> FRESHNESS =
      Key.optional("freshness", FreshnessParser.KIND, "How old an item may be");
  private static final Key<List<RuleEntry>> RULES =
      Key.optional("rules", Collected.list(RuleParser.KIND), "Checks of each item for itself")
          .orElse("[]");
  private static final Key<List<GateEntry>> GATES =
      Key.optional("gates", Collected.list(GateParser.KIND), "Bounds on whole sets of items")
          .orElse("[]");
  private static final Key<ReviewSection> REVIEW =
      Key.optional("review", ReviewParser.KIND, "How people decide what a machine cannot");
  private static final Key<RewardsSection> REWARDS =
      Key.optional("rewards", RewardsParser.KIND, "What a batch pays");
  private static final Key<ChainSection> CHAIN =
      Key.optional("chain", ChainParser.KIND, "How a batch is anchored");

  static final Keys ALL =
      Keys.of(
          VERSION,
          DATASET,
          INTAKE,
          CONTRIBUTORS,
          LICENCES,
          PROVENANCE,
          PRIVACY,
          DUPLICATES,
          LABELS,
          GIVEN_LABELS,
          REPRESENTATIVENESS,
          FRESHNESS,
          RULES,
          GATES,
          REVIEW,
          REWARDS,
          CHAIN);

  private CharterKeys() {}

  /** The charter; what its parts say about one another is not checked yet. */
  static Charter read(Value root) {
    return Collected.mapping(ALL, CharterKeys::charter).read(root);
  }

  private static Charter charter(Section section) {
    section.get(VERSION);
    return new Charter(
        section.get(DATASET),
        section.get(INTAKE),
        section.find(CONTRIBUTORS),
        section.find(LICENCES),
        section.find(PROVENANCE),
        section.find(PRIVACY),
        section.find(DUPLICATES),
        section.find(LABELS),
        section.find(GIVEN_LABELS),
        section.find(REPRESENTATIVENESS),
        section.find(FRESHNESS),
        section.get(RULES),
        section.get(GATES),
        section.find(REVIEW),
        section.find(REWARDS),
        section.find(CHAIN),
        canonicalJson(section),
        Hex.encodePrefixed(Keccak256.of(canonicalJson(section).getBytes(StandardCharsets.UTF_8))));
  }

  private static String canonicalJson(Section section) {
    return CanonicalJson.of(TreeJson.node(section.value().tree()));
  }
}
