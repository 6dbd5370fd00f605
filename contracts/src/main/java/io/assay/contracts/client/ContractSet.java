package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Keccak256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes4;

/**
 * Creates a dataset's contracts at addresses that follow from their code, their terms and the
 * signer alone (CREATE2, EIP-1014), so that a deployment that died on the way is finished by
 * repeating it. In the end the signer holds the roles that it was given and nothing else.
 */
final class ContractSet {

  /** The contracts of this module, whose errors the client explains. */
  static final List<String> NAMES =
      List.of(
          "AccessManager",
          "TimelockController",
          "BatchRegistry",
          "TokenAllowList",
          "RewardDistributor",
          "EmbeddedToken");

  /** Forwards to CREATE2; at this address on nearly every chain, Anvil's included. */
  private static final Address CREATE2_DEPLOYER =
      new Address("0x4e59b44847b379578588920cA78FbF26c0B4956C");

  /** A reorganisation may move the creation to an earlier block. */
  private static final long REORGANISABLE = 256;

  private final Transactions transactions;
  private final DeploymentTerms terms;
  private final List<AddressBook.Contract> contracts = new ArrayList<>();

  ContractSet(Transactions transactions, DeploymentTerms terms) {
    this.transactions = transactions;
    this.terms = terms;
  }

  AddressBook deploy() {
    DeploymentTerms.Authority authority = terms.authority();
    Address manager = create("AccessManager", Abi.account(transactions.signer()));
    long block = Math.max(0, firstBlock() - REORGANISABLE);
    Address timelock =
        create(
            "TimelockController",
            Abi.uint256(java.math.BigInteger.valueOf(authority.delay().toSeconds())),
            Abi.accounts(authority.governance()),
            Abi.accounts(authority.governance()),
            Abi.account(Address.ZERO));
    Address registry = create("BatchRegistry", Abi.account(manager));
    Address tokens = create("TokenAllowList", Abi.account(manager));
    Address token = token();
    Address distributor =
        create(
            "RewardDistributor",
            Abi.account(manager),
            new StaticStruct(
                Abi.account(token),
                Abi.account(registry),
                Abi.word(terms.datasetId()),
                Abi.account(tokens),
                Abi.account(terms.treasury()),
                Abi.uint32(terms.challengeWindow().toSeconds()),
                Abi.uint32(terms.claimPeriod().toSeconds())));
    Deployment deployment =
        new Deployment(manager, timelock, registry, tokens, distributor, token, block);
    handOver(deployment);
    return new AddressBook(
        transactions.chainId(), terms.datasetId(), deployment, contracts, roles(timelock));
  }

  /**
   * 0 where the journal of the deployment is lost: then nothing is missed, and looking takes
   * longer.
   */
  private long firstBlock() {
    return transactions.firstBlock("create AccessManager").orElse(0);
  }

  private Map<String, Address> roles(Address timelock) {
    Map<String, Address> roles = new TreeMap<>();
    roles.put("admin", timelock);
    terms.authority().holders().forEach((role, holder) -> roles.put(role.text(), holder));
    return roles;
  }

  private Address token() {
    Address named = terms.token();
    if (named == null) {
      return create("EmbeddedToken");
    }
    if (!hasCode(named)) {
      throw new ChainConflictException(
          "There is no contract at " + named + " (expected: the token). Check address and chain.");
    }
    note(AddressBook.FOREIGN_TOKEN, named, "0x");
    return named;
  }

  private Address create(String contract, Type<?>... arguments) {
    String encoded = Abi.arguments(arguments);
    String initCode = Artifact.bytecode(contract) + encoded;
    Address address = address(terms.datasetId(), initCode);
    if (!hasCode(address)) {
      transactions.perform(
          Call.once("create " + contract, CREATE2_DEPLOYER, terms.datasetId().hex() + initCode));
    }
    if (!hasCode(address)) {
      throw new ChainConflictException(
          contract
              + " cannot be created: "
              + CREATE2_DEPLOYER
              + " is not the CREATE2 deployer on this chain. Deploy it there first; anybody may.");
    }
    note(contract, address, "0x" + encoded);
    return address;
  }

  private void note(String contract, Address address, String arguments) {
    byte[] code = HexFormat.of().parseHex(transactions.node().code(address).substring(2));
    contracts.add(
        new AddressBook.Contract(contract, address, Hash.of(Keccak256.of(code)), arguments));
  }

  /** Where a contract of this build lies if it was created with these arguments. */
  static Address address(Hash datasetId, String initCode) {
    HexFormat hex = HexFormat.of();
    byte[] hash =
        Keccak256.of(
            new byte[] {(byte) 0xff},
            CREATE2_DEPLOYER.bytes(),
            datasetId.toBytes(),
            Keccak256.of(hex.parseHex(initCode)));
    return Address.of(Arrays.copyOfRange(hash, 12, 32));
  }

  private boolean hasCode(Address address) {
    return transactions.node().code(address).length() > 2;
  }

  /** One transaction, so that nothing is left half appointed. */
  private void handOver(Deployment deployment) {
    if (hasRole(deployment.accessManager(), Role.ADMIN, deployment.timelock())) {
      return;
    }
    List<DynamicBytes> calls = new ArrayList<>();
    calls.add(
        execute(
            deployment.registry(),
            Abi.call(
                "activateCharter",
                Abi.word(terms.datasetId()),
                Abi.word(Hash.ZERO),
                Abi.word(terms.charterHash()),
                Abi.uint48(0))));
    calls.add(execute(deployment.tokens(), Abi.call("allow", Abi.account(deployment.token()))));
    for (Role role : Role.values()) {
      calls.add(restrict(deployment, role));
      calls.add(grant(role.id(), terms.authority().holder(role)));
    }
    calls.add(grant(Role.ADMIN, deployment.timelock()));
    calls.add(
        bytes(
            Abi.call("renounceRole", Abi.uint64(Role.ADMIN), Abi.account(transactions.signer()))));
    transactions.perform(
        Call.once(
            "hand over to the roles",
            deployment.accessManager(),
            Abi.call("multicall", new DynamicArray<>(DynamicBytes.class, calls))));
  }

  private boolean hasRole(Address manager, long role, Address account) {
    return Abi.number(
                transactions.read(
                    manager, Abi.call("hasRole", Abi.uint64(role), Abi.account(account))),
                0)
            .signum()
        > 0;
  }

  private static DynamicBytes grant(long role, Address account) {
    return bytes(Abi.call("grantRole", Abi.uint64(role), Abi.account(account), Abi.uint32(0)));
  }

  private static DynamicBytes execute(Address target, String call) {
    return bytes(Abi.call("execute", Abi.account(target), bytes(call)));
  }

  private static DynamicBytes restrict(Deployment deployment, Role role) {
    boolean isRegistry = role.contract().equals("BatchRegistry");
    List<Bytes4> selectors = new ArrayList<>();
    for (String function : role.functions()) {
      selectors.add(new Bytes4(Artifact.selector(role.contract(), function)));
    }
    return bytes(
        Abi.call(
            "setTargetFunctionRole",
            Abi.account(isRegistry ? deployment.registry() : deployment.distributor()),
            new DynamicArray<>(Bytes4.class, selectors),
            Abi.uint64(role.id())));
  }

  private static DynamicBytes bytes(String call) {
    return new DynamicBytes(HexFormat.of().parseHex(call, 2, call.length()));
  }
}
