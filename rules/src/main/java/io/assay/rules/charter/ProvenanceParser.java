package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;

/** Reads {@code provenance}. */
final class ProvenanceParser {

  private static final Key<AttestationPolicy> ATTESTATION =
      Key.required(
          "attestation",
          Scalars.word(AttestationPolicy.values(), AttestationPolicy::key),
          "Whether each contribution needs a statement signed by its contributor (EIP-712)");

  static final Kind<ProvenanceSection> KIND =
      Collected.mapping(
          Keys.of(ATTESTATION), section -> new ProvenanceSection(section.get(ATTESTATION)));

  private ProvenanceParser() {}
}
