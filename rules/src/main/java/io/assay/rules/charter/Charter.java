package io.assay.rules.charter;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dataset charter: everything the pipeline is told by the community. A section that is null was
 * left out, and its stage is skipped. Immutable and serializable.
 *
 * @param contributors null: nobody has a payout address
 * @param canonicalJson RFC 8785 form of the YAML as written after overrides, no defaults inserted
 * @param hash keccak-256 of the canonical form, lower-case hexadecimal after {@code 0x}
 */
public record Charter(
    DatasetSection dataset,
    IntakeSection intake,
    @Nullable ContributorsSection contributors,
    @Nullable LicencesSection licences,
    @Nullable ProvenanceSection provenance,
    @Nullable PrivacySection privacy,
    @Nullable DuplicatesSection duplicates,
    @Nullable LabelsSection labels,
    @Nullable GivenLabelsSection givenLabels,
    @Nullable RepresentativenessSection representativeness,
    @Nullable FreshnessSection freshness,
    List<RuleEntry> rules,
    List<GateEntry> gates,
    @Nullable ReviewSection review,
    @Nullable RewardsSection rewards,
    @Nullable ChainSection chain,
    String canonicalJson,
    String hash)
    implements Serializable {

  public Charter {
    rules = List.copyOf(rules);
    gates = List.copyOf(gates);
  }

  /**
   * What is measured of the accepted items: what the section representativeness says; ages alone
   * where there is only a section freshness; null where there is neither.
   */
  public @Nullable RepresentativenessSection measured() {
    return representativeness == null && freshness != null
        ? RepresentativenessSection.AGES_ALONE
        : representativeness;
  }

  /**
   * The keys of this charter that no stage honours yet, in the order of the format; a run refuses
   * them by name.
   */
  public List<Unsupported> unsupported() {
    return Unsupported.in(this);
  }
}
