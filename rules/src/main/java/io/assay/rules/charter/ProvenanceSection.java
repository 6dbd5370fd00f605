package io.assay.rules.charter;

import java.io.Serializable;

/** What a contribution has to prove about its origin. */
public record ProvenanceSection(AttestationPolicy attestation) implements Serializable {}
