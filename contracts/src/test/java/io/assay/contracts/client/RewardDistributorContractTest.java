package io.assay.contracts.client;

import static io.assay.contracts.client.Samples.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.contracts.embedded.EmbeddedChain;
import io.assay.contracts.embedded.TestAnvil;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.Leaf;
import io.assay.lineage.merkle.StandardTree;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Utf8String;

/** Each test has a dataset and contracts of its own, with a challenge window of a day. */
class RewardDistributorContractTest {

  private static final Address ALICE = new Address("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
  private static final Address BOB = new Address("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC");
  private static final Duration WINDOW = Duration.ofDays(1);

  @TempDir static Path directory;
  private static EmbeddedChain chain;
  private static JsonRpc rpc;
  private static ChainClient client;
  private static int datasets;

  private Hash dataset;
  private AddressBook book;
  private Deployment deployment;
  private RewardDistributorContract distributor;
  private TokenContract token;
  private BatchRegistryContract registry;

  @BeforeAll
  static void start() {
    chain = EmbeddedChain.start(directory, TestAnvil.binary());
    rpc = new JsonRpc(chain.rpcUrl(), Duration.ofSeconds(10));
    client = Samples.connect(chain);
  }

  @AfterAll
  static void stop() {
    chain.close();
  }

  @BeforeEach
  void deploy() {
    dataset = hash("dataset " + ++datasets);
    book = client.deploy(Samples.terms(dataset, WINDOW));
    deployment = book.deployment();
    distributor = client.distributor(deployment);
    token = client.token(deployment);
    registry = client.registry(deployment);
  }

  private static BigInteger units(long amount) {
    return BigInteger.valueOf(amount);
  }

  private Hash leaf(Address account, long cumulative) {
    Leaf leaf =
        new Leaf.Reward(units(31_337), deployment.distributor(), account, units(cumulative));
    return leaf.hash();
  }

  private Hash root(long alice, long bob) {
    return StandardTree.builder().add(leaf(ALICE, alice)).add(leaf(BOB, bob)).build().root();
  }

  /** A batch whose rewards have this root. */
  private AnchoredBatch anchored(Hash root) {
    long number = registry.head(dataset).number() + 1;
    BatchPayload sample = Samples.payload(dataset, "b" + number);
    BatchPayload payload =
        new BatchPayload(
            dataset,
            sample.batchHash(),
            new BatchPayload.Roots(Hash.ZERO, Hash.ZERO, root),
            sample.log(),
            sample.evidenceHash(),
            sample.charterHash());
    registry.anchor(registry.plan(payload));
    return registry.batch(dataset, number).orElseThrow();
  }

  private Hash proposed(long alice, long bob) {
    Hash root = root(alice, bob);
    AnchoredBatch batch = anchored(root);
    distributor.propose(registry.history(dataset), batch, units(alice + bob));
    return root;
  }

  private static void pass(Duration time) {
    rpc.call("evm_increaseTime", time.toSeconds());
    rpc.call("anvil_mine", "0x1");
  }

  private Hash active(long alice, long bob) {
    Hash root = proposed(alice, bob);
    pass(WINDOW);
    token.fund(
        deployment.distributor(),
        units(alice + bob).subtract(distributor.state().totals().claimed()));
    distributor.activate(root);
    return root;
  }

  private EarnedLeaf alice(long cumulative) {
    return new EarnedLeaf(ALICE, units(cumulative));
  }

  @Test
  void newDistributorOwesNothing() {
    BigInteger none = BigInteger.ZERO;
    assertThat(distributor.state())
        .isEqualTo(
            new RewardsState(
                0, 0, Hash.ZERO, Hash.ZERO, new RewardsState.Totals(none, none, none), null, 0));
    assertThat(distributor.claimed(ALICE)).isZero();
    assertThat(distributor.challengeWindow()).isEqualTo(86_400);
    assertThat(distributor.claimPeriod()).isZero();
    assertThat(distributor.treasury()).isEqualTo(Samples.TREASURY);
  }

  @Test
  void aProposalWaitsForItsWindowAndItsFunds() {
    Hash root = proposed(100, 50);
    long now = client.time();

    assertThat(distributor.state().pending())
        .isEqualTo(
            new Proposal(
                root, Samples.payload(dataset, "b1").evidenceHash(), 1, units(150), now + 86_400));
    assertRefused("ChallengeWindowOpen", () -> distributor.activate(root));
    pass(WINDOW);
    assertRefused("NotFunded", () -> distributor.activate(root));
    token.fund(deployment.distributor(), units(150));
    assertThat(distributor.activate(root)).isPresent();
    assertThat(distributor.state().currentRoot()).isEqualTo(root);
    assertThat(distributor.activate(root)).isEmpty();
  }

  @Test
  void proposingTwiceSendsOnce() {
    Hash root = root(100, 50);
    AnchoredBatch batch = anchored(root);
    List<AnchoredBatch> history = registry.history(dataset);

    assertThat(distributor.propose(history, batch, units(150))).isPresent();
    assertThat(distributor.propose(history, batch, units(150))).isEmpty();
  }

  @Test
  void aBatchInTheMiddleOfHistoryIsProven() {
    anchored(hash("no tree 1"));
    AnchoredBatch middle = anchored(root(1, 2));
    anchored(hash("no tree 3"));
    anchored(hash("no tree 4"));

    assertThat(distributor.propose(registry.history(dataset), middle, units(3))).isPresent();
    assertThat(distributor.state().pending().batchNumber()).isEqualTo(2);
  }

  @Test
  void oneRootWaitsAtATime() {
    proposed(100, 50);

    assertRefused("ProposalPending", () -> proposed(170, 50));
  }

  @Test
  void aVetoedRootNeverPays() {
    Hash root = proposed(100, 50);

    assertThat(distributor.veto(root, "counted twice")).isPresent();
    assertThat(distributor.veto(root, "counted twice")).isEmpty();
    assertThat(distributor.isVetoed(root)).isTrue();
    assertThat(distributor.state().pending()).isNull();
    assertRefused(
        "VetoedRoot",
        () ->
            distributor.propose(
                registry.history(dataset), registry.batch(dataset, 1).orElseThrow(), units(150)));
    assertThat(distributor.events())
        .contains(new RewardsEvent.Vetoed(root, 1, client.signer(), "counted twice"));
  }

  @Test
  void claimPaysExactlyWhatIsNotYetPaid() {
    active(100, 50);
    distributor.claim(alice(100), List.of(leaf(BOB, 50)));
    active(170, 50);
    distributor.claim(alice(170), List.of(leaf(BOB, 50)));

    assertThat(token.balance(ALICE)).isEqualTo(170);
    assertThat(distributor.claimed(ALICE)).isEqualTo(170);
    assertThat(distributor.settled()).containsExactly(Map.entry(ALICE, units(170)));
    assertThat(distributor.claim(alice(170), List.of(leaf(BOB, 50)))).isEmpty();
    assertThat(distributor.state().totals())
        .isEqualTo(new RewardsState.Totals(units(220), units(220), units(170)));
  }

  @Test
  void refusesMoreThanTheTreeSays() {
    active(100, 50);

    assertRefused("InvalidProof", () -> distributor.claim(alice(101), List.of(leaf(BOB, 50))));
  }

  @Test
  void claimsWaitForTheEndOfAPauseWhichExtendsTheWindow() {
    Hash first = active(100, 50);
    Hash second = proposed(170, 50);
    distributor.pause(3_600, "a doubt");
    long until = distributor.state().pausedUntil();

    assertThat(until).isEqualTo(client.time() + 3_600);
    assertThatThrownBy(() -> distributor.claim(alice(100), List.of(leaf(BOB, 50))))
        .hasMessageContaining("a pause is in the way, PausedUntil(until: " + until + " = ");
    pass(WINDOW);
    assertRefused("ChallengeWindowOpen", () -> distributor.activate(second));
    assertThat(distributor.claim(alice(100), List.of(leaf(BOB, 50)))).isPresent();
    assertThat(distributor.state().currentRoot()).isEqualTo(first);
  }

  @Test
  void aSubtreeIsPaidAtOnce() {
    StandardTree.Builder builder = StandardTree.builder();
    List<EarnedLeaf> leaves = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      leaves.add(new EarnedLeaf(account(i), units(i)));
      builder.add(leaf(account(i), i));
    }
    StandardTree tree = builder.build();
    AnchoredBatch batch = anchored(tree.root());
    distributor.propose(registry.history(dataset), batch, units(10));
    token.fund(deployment.distributor(), units(10));
    pass(WINDOW);
    distributor.activate(tree.root());
    // From left to right: the lower index stands further left.
    leaves.sort(Comparator.comparingInt(leaf -> tree.treeIndex(leaf.cumulative().intValue() - 1)));

    distributor.claimBatch("all", leaves, List.of());

    assertThat(token.balance(deployment.distributor())).isZero();
    assertThat(distributor.settled()).hasSize(4);
  }

  private Address account(int number) {
    byte[] bytes = new byte[20];
    bytes[0] = (byte) datasets;
    bytes[1] = 0x55;
    bytes[19] = (byte) number;
    return Address.of(bytes);
  }

  @Test
  void flowsAreThoseOfTheToken() {
    active(100, 50);
    distributor.claim(alice(100), List.of(leaf(BOB, 50)));

    assertThat(token.flows(deployment.distributor()))
        .isEqualTo(new TokenContract.Flows(units(150), units(100)));
  }

  @Test
  void fundingTopsUpOnly() {
    assertThat(token.fund(BOB, token.balance(BOB).add(units(7)))).isPresent();
    assertThat(token.fund(BOB, token.balance(BOB))).isEmpty();
  }

  @Test
  void theAddressBookIsReadBackAsItWasWritten() throws Exception {
    assertThat(AddressBookJson.read(AddressBookJson.write(book))).isEqualTo(book);
    assertThat(book.roles()).containsEntry("admin", deployment.timelock()).hasSize(7);
  }

  @Test
  void deployedCodeIsThatOfTheBuild() {
    assertThat(client.codeDifferences(book)).isEmpty();
  }

  @Test
  void otherCodeAtAnAddressIsFound() {
    String address = deployment.distributor().toString();
    String code = rpc.call("eth_getCode", address, "latest").asText();
    rpc.call("anvil_setCode", address, code.substring(0, code.length() - 2) + "00");

    assertThat(client.codeDifferences(book))
        .hasSize(2)
        .anySatisfy(text -> assertThat(text).contains("as the address book says"))
        .anySatisfy(text -> assertThat(text).contains("other code than this build gives"));
    rpc.call("anvil_setCode", address, "0x");
    assertThat(client.codeDifferences(book)).singleElement().asString().contains("has no code");
  }

  @Test
  void otherArgumentsInTheAddressBookAreFound() {
    List<AddressBook.Contract> contracts = new ArrayList<>(book.contracts());
    AddressBook.Contract last = contracts.get(contracts.size() - 1);
    String arguments = last.constructorArguments();
    contracts.set(
        contracts.size() - 1,
        new AddressBook.Contract(
            last.name(),
            last.address(),
            last.codeHash(),
            arguments.substring(0, arguments.length() - 2) + "01"));

    assertThat(
            client.codeDifferences(
                new AddressBook(
                    book.chainId(), book.datasetId(), deployment, contracts, book.roles())))
        .singleElement()
        .asString()
        .contains("was not created by this build with the arguments");
  }

  /** The deployer has nothing left but the roles it was given. */
  @Test
  void theDeployerMayNotChangeWhoMayDoWhat() {
    String call = Abi.call("grantRole", Abi.uint64(1), Abi.account(ALICE), Abi.uint32(0));

    assertThatThrownBy(
            () ->
                new Node(rpc, ContractErrors.of(List.of(Artifact.abi("AccessManager"))))
                    .read(client.signer(), deployment.accessManager(), call))
        .isInstanceOf(TransactionRefusedException.class)
        .hasMessageContaining("AccessManagerUnauthorizedAccount(");
  }

  /** What the target refuses is told through the manager that passes the call on. */
  @Test
  void refusalsAreReadThroughTheManager() {
    String veto = Abi.call("veto", Abi.word(hash("none")), new Utf8String(""));
    String through =
        Abi.call(
            "execute",
            Abi.account(deployment.distributor()),
            new DynamicBytes(HexFormat.of().parseHex(veto.substring(2))));

    assertThatThrownBy(
            () ->
                new Node(
                        rpc,
                        ContractErrors.of(ContractSet.NAMES.stream().map(Artifact::abi).toList()))
                    .read(client.signer(), deployment.accessManager(), through))
        .hasMessageContaining(
            "this is not the root that waits, NotPending(given: " + hash("none").hex());
  }

  private static void assertRefused(String error, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOf(TransactionRefusedException.class)
        .hasMessageStartingWith("The contract refused: ")
        .extracting(e -> ((TransactionRefusedException) e).error())
        .isEqualTo(error);
  }
}
