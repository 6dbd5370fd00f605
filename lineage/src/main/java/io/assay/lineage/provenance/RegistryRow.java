package io.assay.lineage.provenance;

import io.assay.lineage.attestation.Address;

/**
 * Where one contributor wants to be paid, and on whose word.
 *
 * @param handle as contributions name the contributor, stripped of white space at both ends
 * @param account never the zero address
 * @param approval why the row is believed
 */
public record RegistryRow(String handle, Address account, Approval approval) {
  /** Whose word a registry row rests on. */
  public sealed interface Approval {
    /** The account itself signed the row. */
    record Signed() implements Approval {}

    /** A curator vouches for the row. */
    record ByCurator(String name) implements Approval {}
  }
}
