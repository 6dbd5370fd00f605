package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Keccak256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes4;

/**
 * Creates a dataset's contracts at addresses that follow from their code, the dataset and the
 * publisher alone (CREATE2, EIP-1014), so that a deployment that died on the way is finished by
 * repeating it.
 */
final class ContractSet {

  /** The contracts of this module, whose errors the client explains. */
  static final List<String> NAMES =
      List.of("AccessManager", "BatchRegistry", "RewardDistributor", "EmbeddedToken");

  /** Forwards to CREATE2; at this address on nearly every chain, Anvil's included. */
  private static final Address CREATE2_DEPLOYER =
      new Address("0x4e59b44847b379578588920cA78FbF26c0B4956C");

  private static final long PUBLISHER_ROLE = 1;

  private final Transactions transactions;
  private final Hash salt;

  ContractSet(Transactions transactions, Hash datasetId) {
    this.transactions = transactions;
    this.salt = datasetId;
  }

  Deployment deploy() {
    Address manager = create("AccessManager", Abi.account(transactions.signer()));
    Address registry = create("BatchRegistry", Abi.account(manager));
    Address token = create("EmbeddedToken");
    Address distributor =
        create(
            "RewardDistributor",
            Abi.account(manager),
            Abi.account(token),
            Abi.account(registry),
            Abi.word(salt));
    Deployment deployment = new Deployment(manager, registry, distributor, token);
    appointPublisher(deployment);
    return deployment;
  }

  private Address create(String contract, Type<?>... arguments) {
    String initCode = Artifact.bytecode(contract) + Abi.arguments(arguments);
    Address address = address(initCode);
    if (!hasCode(address)) {
      transactions.perform(
          Call.once("create " + contract, CREATE2_DEPLOYER, salt.hex() + initCode));
    }
    if (!hasCode(address)) {
      throw new ChainConflictException(
          contract
              + " cannot be created: "
              + CREATE2_DEPLOYER
              + " is not the CREATE2 deployer on this chain. Use the embedded chain.");
    }
    return address;
  }

  private Address address(String initCode) {
    HexFormat hex = HexFormat.of();
    byte[] hash =
        Keccak256.of(
            new byte[] {(byte) 0xff},
            CREATE2_DEPLOYER.bytes(),
            salt.toBytes(),
            Keccak256.of(hex.parseHex(initCode)));
    return Address.of(Arrays.copyOfRange(hash, 12, 32));
  }

  private boolean hasCode(Address address) {
    return transactions.node().code(address).length() > 2;
  }

  /** One transaction, so that no half-appointed publisher is left behind. */
  private void appointPublisher(Deployment deployment) {
    String hasRole =
        Abi.call("hasRole", Abi.uint64(PUBLISHER_ROLE), Abi.account(transactions.signer()));
    if (Abi.number(transactions.read(deployment.accessManager(), hasRole), 0).signum() > 0) {
      return;
    }
    List<DynamicBytes> calls = new ArrayList<>();
    calls.add(restrict(deployment.registry(), "BatchRegistry", "anchor"));
    calls.add(restrict(deployment.distributor(), "RewardDistributor", "setRoot"));
    calls.add(
        bytes(
            Abi.call(
                "grantRole",
                Abi.uint64(PUBLISHER_ROLE),
                Abi.account(transactions.signer()),
                Abi.uint32(0))));
    transactions.perform(
        Call.once(
            "appoint the publisher",
            deployment.accessManager(),
            Abi.call("multicall", new DynamicArray<>(DynamicBytes.class, calls))));
  }

  private static DynamicBytes restrict(Address target, String contract, String function) {
    DynamicArray<Bytes4> selectors =
        new DynamicArray<>(
            Bytes4.class, List.of(new Bytes4(Artifact.selector(contract, function))));
    return bytes(
        Abi.call(
            "setTargetFunctionRole", Abi.account(target), selectors, Abi.uint64(PUBLISHER_ROLE)));
  }

  private static DynamicBytes bytes(String call) {
    return new DynamicBytes(HexFormat.of().parseHex(call, 2, call.length()));
  }
}
