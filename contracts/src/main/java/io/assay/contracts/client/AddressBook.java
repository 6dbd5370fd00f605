package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was deployed where, so that anybody can compare it with the build; see {@code
 * lineage/FORMAT.md}.
 *
 * @param chainId EIP-155
 * @param datasetId keccak256 of the dataset id
 * @param deployment the contracts by duty
 * @param contracts the same, each with its code
 * @param roles who held which role at deployment
 */
public record AddressBook(
    long chainId,
    Hash datasetId,
    Deployment deployment,
    List<Contract> contracts,
    Map<String, Address> roles) {

  public AddressBook {
    contracts = List.copyOf(contracts);
    roles = new TreeMap<>(roles);
  }

  /**
   * One contract.
   *
   * @param name as in the build; {@code token} for one of somebody else's
   * @param codeHash keccak256 of the code at the address
   * @param constructorArguments ABI-encoded, hex with {@code 0x}; {@code 0x} if it takes none, or
   *     is somebody else's
   */
  public record Contract(
      String name, Address address, Hash codeHash, String constructorArguments) {}

  /** The name of a token that this build knows no code of. */
  static final String FOREIGN_TOKEN = "token";
}
