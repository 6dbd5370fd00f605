package io.assay.lineage.payout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Which subtrees to claim, so that everybody below a node is paid what is owed and gas is least. A
 * subtree can be claimed at once if its leaves stand at one depth; whoever has everything already
 * is passed over there, for the price of looking. The choice is the least sum over all ways to cut
 * the tree, found from the leaves upwards in one pass.
 */
public final class ClaimPlan {

  /**
   * Gas, but for what a payment itself costs, which is the same however claims are bundled.
   *
   * @param transaction for each transaction, its first look at the contract's books and the token
   * @param proofNode for each node of a proof
   * @param leaf for each leaf that is in a claim
   * @param settledLeaf the same once more for one that is owed nothing
   */
  public record Prices(long transaction, long proofNode, long leaf, long settledLeaf) {

    /**
     * Of {@code RewardDistributor.sol}, from the gas snapshots of the contracts: a single repeated
     * claim with 20 proof nodes takes 67,254, each of 256 in a batch 18,293, and of the difference
     * 16,000 are for the proof.
     */
    public static Prices usual() {
      return new Prices(33_000, 800, 1_400, 2_200);
    }
  }

  private final PayoutTree tree;
  private final Prices prices;
  private final int mostLeaves;
  private final long[] cost;
  private final int[] leaves;
  private final int[] owed;
  private final boolean[] isWhole;

  private ClaimPlan(PayoutTree tree, Prices prices, int mostLeaves) {
    this.tree = tree;
    this.prices = prices;
    this.mostLeaves = mostLeaves;
    cost = new long[tree.nodeCount()];
    leaves = new int[tree.nodeCount()];
    owed = new int[tree.nodeCount()];
    isWhole = new boolean[tree.nodeCount()];
  }

  /**
   * The nodes to claim, from left to right.
   *
   * @param isOwed whether the account of the leaf at a tree index is owed something
   * @param mostLeaves most leaves of one claim, as a block's gas allows
   * @param under the node below which to claim; 0 for everybody
   */
  public static List<Integer> of(PayoutTree tree, IntPredicate isOwed, int mostLeaves, int under) {
    return new ClaimPlan(tree, Prices.usual(), mostLeaves).plan(isOwed, under);
  }

  static long cost(PayoutTree tree, Prices prices, IntPredicate isOwed, int mostLeaves) {
    ClaimPlan plan = new ClaimPlan(tree, prices, mostLeaves);
    plan.plan(isOwed, 0);
    return plan.cost[0];
  }

  private List<Integer> plan(IntPredicate isOwed, int under) {
    int first = tree.nodeCount() - tree.size();
    for (int node = tree.nodeCount() - 1; node >= 0; node--) {
      if (node >= first) {
        leaves[node] = 1;
        owed[node] = isOwed.test(node) ? 1 : 0;
      } else {
        int left = 2 * node + 1;
        boolean isAligned = leaves[left] > 0 && leaves[left] == leaves[left + 1];
        leaves[node] = isAligned ? 2 * leaves[left] : 0;
        owed[node] = owed[left] + owed[left + 1];
      }
      weigh(node, node >= first);
    }
    return tree.size() == 0 ? List.of() : chosen(under);
  }

  private void weigh(int node, boolean isLeaf) {
    if (owed[node] == 0) {
      return;
    }
    long apart = isLeaf ? Long.MAX_VALUE : cost[2 * node + 1] + cost[2 * node + 2];
    long whole = Long.MAX_VALUE;
    if (leaves[node] > 0 && leaves[node] <= mostLeaves) {
      whole =
          prices.transaction()
              + depth(node) * prices.proofNode()
              + leaves[node] * prices.leaf()
              + (leaves[node] - owed[node]) * prices.settledLeaf();
    }
    isWhole[node] = whole <= apart;
    cost[node] = Math.min(whole, apart);
  }

  private static int depth(int node) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(node + 1);
  }

  private List<Integer> chosen(int under) {
    List<Integer> chosen = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    open.push(under);
    while (!open.isEmpty()) {
      int node = open.pop();
      if (owed[node] == 0) {
        continue;
      }
      if (isWhole[node]) {
        chosen.add(node);
      } else {
        open.push(2 * node + 2);
        open.push(2 * node + 1);
      }
    }
    return chosen;
  }

  /**
   * Tree indices of the leaves below a node whose leaves stand at one depth, from left to right.
   *
   * @throws IllegalArgumentException if they do not
   */
  public static List<Integer> leavesBelow(PayoutTree tree, int node) {
    int first = tree.nodeCount() - tree.size();
    long left = node;
    long width = 1;
    while (left < first) {
      left = 2 * left + 1;
      width *= 2;
    }
    List<Integer> below = new ArrayList<>();
    for (long leaf = left; leaf < left + width; leaf++) {
      if (leaf >= tree.nodeCount()) {
        throw new IllegalArgumentException(
            "node: %d (expected: one whose leaves stand at one depth)".formatted(node));
      }
      below.add((int) leaf);
    }
    return below;
  }
}
