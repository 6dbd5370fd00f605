package io.assay.lineage.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.StandardTree;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimPlanTest {
  private static final Address DISTRIBUTOR =
      new Address("0x5FbDB2315678afecb367f032d93F642f64180aa3");

  @TempDir private Path directory;

  private PayoutTree tree(int accounts) throws IOException {
    TreeMap<Address, BigInteger> amounts = new TreeMap<>();
    for (int i = 1; i <= accounts; i++) {
      byte[] bytes = new byte[Address.BYTES];
      bytes[0] = (byte) (i * 37);
      bytes[18] = (byte) (i >> 8);
      bytes[19] = (byte) i;
      amounts.put(Address.of(bytes), BigInteger.valueOf(i));
    }
    Path place = directory.resolve("payouts-" + accounts);
    PayoutFiles.write(
        place,
        PayoutList.of(amounts),
        PayoutLeaf.rewards(BigInteger.valueOf(31_337), DISTRIBUTOR),
        PayoutFiles.OnOther.REFUSE);
    return PayoutTree.read(place);
  }

  private static List<Integer> plan(PayoutTree tree, IntPredicate isOwed) {
    return ClaimPlan.of(tree, isOwed, 256, 0);
  }

  @Test
  void aFullTreeIsClaimedAtOnce() throws IOException {
    assertThat(plan(tree(16), leaf -> true)).containsExactly(0);
  }

  @Test
  void noMoreThanABlockTakesAreClaimedAtOnce() throws IOException {
    assertThat(ClaimPlan.of(tree(16), leaf -> true, 4, 0)).containsExactly(3, 4, 5, 6);
  }

  @Test
  void whoHasEverythingIsNotClaimedFor() throws IOException {
    PayoutTree tree = tree(16);

    assertThat(plan(tree, leaf -> false)).isEmpty();
    assertThat(plan(tree, leaf -> leaf == 20)).containsExactly(20);
  }

  @Test
  void aFewWhoHaveEverythingAreCheaperToPassOver() throws IOException {
    assertThat(plan(tree(64), leaf -> leaf != 100)).containsExactly(0);
  }

  @Test
  void belowANodeOnlyItsAccountsAreClaimed() throws IOException {
    assertThat(ClaimPlan.of(tree(16), leaf -> true, 256, 4)).containsExactly(4);
  }

  @Test
  void aTreeWithoutAccountsHasNothingToClaim() throws IOException {
    assertThat(plan(tree(0), leaf -> true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 8, 11, 16, 23, 100, 255, 257})
  void everybodyWhoIsOwedIsClaimedForOnce(int accounts) throws IOException {
    PayoutTree tree = tree(accounts);
    Random random = new Random(accounts);
    boolean[] owed = new boolean[tree.nodeCount()];
    for (int leaf = accounts - 1; leaf < owed.length; leaf++) {
      owed[leaf] = random.nextInt(3) > 0;
    }
    List<Integer> claimed = new ArrayList<>();
    for (int node : plan(tree, leaf -> owed[leaf])) {
      claimed.addAll(ClaimPlan.leavesBelow(tree, node));
    }

    assertThat(claimed).as("seed %d", accounts).doesNotHaveDuplicates();
    assertThat(claimed)
        .as("seed %d", accounts)
        .containsAll(
            IntStream.range(accounts - 1, owed.length).filter(i -> owed[i]).boxed().toList());
  }

  /** Against every way to cut a small tree. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13})
  void noOtherCutIsCheaper(int accounts) throws IOException {
    PayoutTree tree = tree(accounts);
    ClaimPlan.Prices dear = new ClaimPlan.Prices(10, 1, 3, 5);
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      boolean[] owed = new boolean[tree.nodeCount()];
      for (int leaf = accounts - 1; leaf < owed.length; leaf++) {
        owed[leaf] = random.nextBoolean();
      }
      assertThat(ClaimPlan.cost(tree, dear, leaf -> owed[leaf], 4))
          .as("seed %d", seed)
          .isEqualTo(cheapest(tree, dear, owed, 0));
    }
  }

  private static long cheapest(PayoutTree tree, ClaimPlan.Prices prices, boolean[] owed, int node) {
    List<Integer> below = below(tree, node);
    long owedBelow = below.stream().filter(leaf -> owed[leaf]).count();
    if (owedBelow == 0) {
      return 0;
    }
    long depth = 0;
    for (int up = node; up > 0; up = StandardTree.parent(up)) {
      depth++;
    }
    long best = Long.MAX_VALUE;
    if (isAligned(tree, node) && below.size() <= 4) {
      best =
          prices.transaction()
              + depth * prices.proofNode()
              + below.size() * prices.leaf()
              + (below.size() - owedBelow) * prices.settledLeaf();
    }
    if (below.size() > 1) {
      long apart =
          cheapest(tree, prices, owed, 2 * node + 1) + cheapest(tree, prices, owed, 2 * node + 2);
      best = Math.min(best, apart);
    }
    return best;
  }

  private static boolean isAligned(PayoutTree tree, int node) {
    try {
      ClaimPlan.leavesBelow(tree, node);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<Integer> below(PayoutTree tree, int node) {
    if (node >= tree.size() - 1) {
      return List.of(node);
    }
    List<Integer> all = new ArrayList<>(below(tree, 2 * node + 1));
    all.addAll(below(tree, 2 * node + 2));
    return all;
  }

  @Test
  void leavesAtTwoDepthsAreNoSubtree() throws IOException {
    PayoutTree tree = tree(3);

    assertThatThrownBy(() -> ClaimPlan.leavesBelow(tree, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("node: 0 (expected: one whose leaves stand at one depth)");
  }
}
