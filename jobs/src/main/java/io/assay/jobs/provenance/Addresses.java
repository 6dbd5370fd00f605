package io.assay.jobs.provenance;

import io.assay.lineage.merkle.Address;

/** Addresses as trees take them. */
final class Addresses {
  private Addresses() {}

  static Address of(String checksummed) {
    return Address.parse(checksummed);
  }
}
