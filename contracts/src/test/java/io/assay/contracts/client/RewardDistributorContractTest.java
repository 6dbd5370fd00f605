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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a dataset and contracts of its own, with two anchored batches. */
class RewardDistributorContractTest {

  private static final Address ALICE = new Address("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
  private static final Address BOB = new Address("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC");

  @TempDir static Path directory;
  private static EmbeddedChain chain;
  private static ChainClient client;
  private static int datasets;

  private Deployment deployment;
  private RewardDistributorContract distributor;
  private EmbeddedTokenContract token;

  @BeforeAll
  static void start() {
    chain = EmbeddedChain.start(directory, TestAnvil.binary());
    client = Samples.connect(chain);
  }

  @AfterAll
  static void stop() {
    chain.close();
  }

  @BeforeEach
  void deploy() {
    Hash dataset = hash("dataset " + ++datasets);
    deployment = client.deploy(dataset);
    distributor = client.distributor(deployment);
    token = client.token(deployment);
    BatchRegistryContract registry = client.registry(deployment);
    registry.anchor(registry.plan(Samples.payload(dataset, "b1")));
    registry.anchor(registry.plan(Samples.payload(dataset, "b2")));
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

  private RewardsRoot rewards(long batch, long alice, long bob) {
    return new RewardsRoot(batch, root(alice, bob), units(alice + bob));
  }

  @Test
  void newDistributorOwesNothing() {
    assertThat(distributor.state())
        .isEqualTo(new RewardsState(0, Hash.ZERO, Hash.ZERO, BigInteger.ZERO, BigInteger.ZERO));
    assertThat(distributor.claimed(ALICE)).isZero();
  }

  @Test
  void claimPaysExactlyWhatIsNotYetPaid() {
    distributor.setRoot(rewards(1, 100, 50));
    token.fund(deployment.distributor(), units(1_000));
    distributor.claim(ALICE, units(100), List.of(leaf(BOB, 50)));
    distributor.setRoot(rewards(2, 170, 50));
    distributor.claim(ALICE, units(170), List.of(leaf(BOB, 50)));

    assertThat(token.balance(ALICE)).isEqualTo(170);
    assertThat(distributor.claimed(ALICE)).isEqualTo(170);
    assertThat(token.balance(deployment.distributor())).isEqualTo(830);
    assertThat(distributor.state())
        .isEqualTo(new RewardsState(2, root(170, 50), root(100, 50), units(220), units(170)));
  }

  @Test
  void everyProofOfATreeOfAnyShapeIsAccepted() {
    for (int accounts : new int[] {1, 2, 3, 7, 20}) {
      deploy();
      StandardTree.Builder builder = StandardTree.builder();
      for (int i = 1; i <= accounts; i++) {
        builder.add(leaf(account(i), i));
      }
      StandardTree tree = builder.build();
      long total = accounts * (accounts + 1L) / 2;
      distributor.setRoot(new RewardsRoot(1, tree.root(), units(total)));
      token.fund(deployment.distributor(), units(total));

      for (int i = 1; i <= accounts; i++) {
        distributor.claim(account(i), units(i), tree.proof(tree.treeIndex(i - 1)));
      }
      assertThat(token.balance(deployment.distributor())).as("%s accounts", accounts).isZero();
      assertThat(distributor.claimed(account(accounts))).isEqualTo(accounts);
    }
  }

  private static Address account(int number) {
    byte[] bytes = new byte[20];
    bytes[0] = 0x55;
    bytes[19] = (byte) number;
    return Address.of(bytes);
  }

  @Test
  void previousRootIsStillAccepted() {
    distributor.setRoot(rewards(1, 100, 50));
    distributor.setRoot(rewards(2, 170, 50));
    token.fund(deployment.distributor(), units(220));

    distributor.claim(ALICE, units(100), List.of(leaf(BOB, 50)));

    assertThat(token.balance(ALICE)).isEqualTo(100);
  }

  @Test
  void refusesASecondClaim() {
    distributor.setRoot(rewards(1, 100, 50));
    token.fund(deployment.distributor(), units(150));
    distributor.claim(ALICE, units(100), List.of(leaf(BOB, 50)));

    assertRefused("NothingToClaim", () -> claimForAlice(100));
    assertThat(token.balance(ALICE)).isEqualTo(100);
  }

  @Test
  void refusesMoreThanTheTreeSays() {
    distributor.setRoot(rewards(1, 100, 50));
    token.fund(deployment.distributor(), units(1_000));

    assertRefused("InvalidProof", () -> claimForAlice(101));
  }

  @Test
  void refusesMoreThanWasDeclared() {
    distributor.setRoot(new RewardsRoot(1, root(100, 50), units(99)));
    token.fund(deployment.distributor(), units(1_000));

    assertRefused("TotalExceeded", () -> claimForAlice(100));
  }

  @Test
  void refusesWhileFundsAreShort() {
    distributor.setRoot(rewards(1, 100, 50));
    token.fund(deployment.distributor(), units(99));

    assertRefused("ERC20InsufficientBalance", () -> claimForAlice(100));
  }

  @Test
  void refusesARootOfABatchThatIsNotAnchored() {
    assertRefused("BatchNotAnchored", () -> distributor.setRoot(rewards(3, 1, 1)));
  }

  @Test
  void refusesATotalThatFell() {
    distributor.setRoot(rewards(1, 100, 50));

    assertRefused("TotalFell", () -> distributor.setRoot(rewards(2, 100, 49)));
  }

  @Test
  void settingTheSameRootAgainSendsNothing() {
    RewardsState once = distributor.setRoot(rewards(1, 100, 50));
    long block = client.latestBlock();

    assertThat(distributor.setRoot(rewards(1, 100, 50))).isEqualTo(once);
    assertThat(distributor.setRoot(rewards(2, 100, 50))).isEqualTo(once);
    assertThat(client.latestBlock()).isEqualTo(block);
  }

  @Test
  void earlierRootThanTheCurrentIsSettled() {
    RewardsState later = distributor.setRoot(rewards(2, 170, 50));

    assertThat(distributor.setRoot(rewards(1, 100, 50))).isEqualTo(later);
  }

  @Test
  void emptyTreeIsNotSet() {
    assertThat(distributor.setRoot(new RewardsRoot(1, Hash.ZERO, BigInteger.ZERO)).batchNumber())
        .isZero();
  }

  @Test
  void otherRootForTheSameBatchIsAConflict() {
    distributor.setRoot(rewards(1, 100, 50));

    assertThatThrownBy(() -> distributor.setRoot(rewards(1, 100, 51)))
        .isInstanceOf(ChainConflictException.class)
        .hasMessageContaining("has root " + root(100, 50));
  }

  @Test
  void fundingTopsUpOnly() {
    assertThat(token.fund(BOB, token.balance(BOB).add(units(7)))).isEqualTo(7);
    assertThat(token.fund(BOB, token.balance(BOB))).isZero();
  }

  private void claimForAlice(long cumulative) {
    distributor.claim(ALICE, units(cumulative), List.of(leaf(BOB, 50)));
  }

  private static void assertRefused(String error, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOf(TransactionRefusedException.class)
        .hasMessageStartingWith("The contract refused: ")
        .extracting(e -> ((TransactionRefusedException) e).error())
        .isEqualTo(error);
  }
}
