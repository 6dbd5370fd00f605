package io.assay.lineage.provenance;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.attestation.SignatureRecovery;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The payout addresses a community knows of, one row per handle. Several handles may share an
 * address. Immutable; in proportion to people, so it may sit on a driver. The file format is
 * specified in {@code lineage/REWARDS.md}.
 */
public final class ContributorRegistry {
  private final SortedMap<String, RegistryRow> rowsByHandle;

  ContributorRegistry(SortedMap<String, RegistryRow> rowsByHandle) {
    this.rowsByHandle = new TreeMap<>(rowsByHandle);
  }

  /** The registry of a dataset that names none: everybody's earnings wait. */
  public static ContributorRegistry empty() {
    return new ContributorRegistry(new TreeMap<>());
  }

  /**
   * Reads a registry file and checks every signature in it.
   *
   * @param dataset the dataset's id, part of what was signed
   * @throws ProvenanceException naming file and line for anything that is not a good row; one bad
   *     row refuses the file, since a wrong address is money lost
   */
  public static ContributorRegistry load(Path file, String dataset, SignatureRecovery recovery) {
    return new RegistryParser(file, dataset, recovery).parse();
  }

  /** All rows, ascending by handle. */
  public List<RegistryRow> rows() {
    return List.copyOf(rowsByHandle.values());
  }

  /** The row of a handle, white space around it ignored. */
  public Optional<RegistryRow> find(String handle) {
    return Optional.ofNullable(rowsByHandle.get(handle.strip()));
  }

  /** The addresses by pseudonym, so that handles need not go further. */
  public SortedMap<Pseudonym, Address> addresses(DatasetKey key) {
    Pseudonyms pseudonyms = new Pseudonyms(key);
    SortedMap<Pseudonym, Address> addresses = new TreeMap<>();
    for (RegistryRow row : rowsByHandle.values()) {
      addresses.put(pseudonyms.of(row.handle()), row.account());
    }
    return addresses;
  }
}
