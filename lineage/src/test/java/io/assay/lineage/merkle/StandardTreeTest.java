package io.assay.lineage.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardTreeTest {
  static Stream<MerkleVectors.Tree> trees() throws IOException {
    return MerkleVectors.trees();
  }

  static Stream<MerkleVectors.Tree> smallTrees() throws IOException {
    return MerkleVectors.smallTrees();
  }

  @ParameterizedTest
  @MethodSource("smallTrees")
  void equalsTheOriginalNodeByNode(MerkleVectors.Tree expected) {
    StandardTree tree = tree(expected.leaves());

    assertThat(expected.leaves().stream().map(Leaf::hash)).isEqualTo(expected.hashes());
    List<Hash> nodes = new ArrayList<>();
    for (int i = 0; i < tree.nodeCount(); i++) {
      nodes.add(tree.node(i));
    }
    assertThat(nodes).isEqualTo(expected.nodes());
  }

  @ParameterizedTest
  @MethodSource("smallTrees")
  void givesTheProofsOfTheOriginal(MerkleVectors.Tree expected) {
    StandardTree tree = tree(expected.leaves());
    for (int i = 0; i < expected.leaves().size(); i++) {
      assertThat(tree.proof(tree.treeIndex(i))).isEqualTo(expected.proofs().get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("trees")
  void provesEveryLeafUnderTheRootOfTheOriginal(MerkleVectors.Tree expected) {
    StandardTree tree = tree(expected.leaves());
    assertThat(tree.root()).isEqualTo(expected.root());
    for (int i = 0; i < expected.leaves().size(); i++) {
      List<Hash> proof = tree.proof(tree.treeIndex(i));

      assertThat(StandardTree.verify(tree.root(), expected.leaves().get(i).hash(), proof)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("trees")
  void rootIsIndependentOfInputOrder(MerkleVectors.Tree expected) {
    Random random = new Random(9162);
    List<Leaf> shuffled = new ArrayList<>(expected.leaves());
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(shuffled, random);

      assertThat(tree(shuffled).root()).isEqualTo(expected.root());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 31})
  void noProofSurvivesAChangedBit(int size) throws IOException {
    MerkleVectors.Tree vector =
        MerkleVectors.trees()
            .filter(tree -> tree.kind().equals("verdict") && tree.leaves().size() == size)
            .findFirst()
            .orElseThrow();
    StandardTree tree = tree(vector.leaves());
    Hash leaf = vector.leaves().get(0).hash();
    List<Hash> proof = tree.proof(tree.treeIndex(0));
    for (int bit = 0; bit < 256; bit++) {
      assertThat(StandardTree.verify(tree.root(), flipped(leaf, bit), proof)).isFalse();
      assertThat(StandardTree.verify(flipped(tree.root(), bit), leaf, proof)).isFalse();
      for (int i = 0; i < proof.size(); i++) {
        List<Hash> changed = new ArrayList<>(proof);
        changed.set(i, flipped(proof.get(i), bit));
        assertThat(StandardTree.verify(tree.root(), leaf, changed)).isFalse();
      }
    }
  }

  @Test
  void aTreeWithoutLeavesHasTheZeroRootThatProvesNothing() {
    StandardTree empty = StandardTree.builder().build();

    assertThat(empty.root()).isEqualTo(Hash.ZERO);
    assertThat(empty.nodeCount()).isZero();
    assertThat(StandardTree.verify(Hash.ZERO, Hash.ZERO, List.of())).isFalse();
  }

  @Test
  void keepsEqualLeavesEachWithANodeOfItsOwn() throws IOException {
    Leaf leaf = MerkleVectors.trees().findFirst().orElseThrow().leaves().get(0);
    StandardTree tree = tree(List.of(leaf, leaf, leaf));

    assertThat(tree.nodeCount()).isEqualTo(5);
    for (int i = 0; i < 3; i++) {
      assertThat(StandardTree.verify(tree.root(), leaf.hash(), tree.proof(tree.treeIndex(i))))
          .isTrue();
    }
  }

  @Test
  void anInnerNodeIsNoLeaf() {
    StandardTree tree =
        StandardTree.builder()
            .add(Hash.ofHex("11".repeat(32)))
            .add(Hash.ofHex("22".repeat(32)))
            .build();

    assertThatThrownBy(() -> tree.proof(0)).hasMessage("tree index: 0 (expected: a leaf, 1 to 2)");
    assertThatThrownBy(() -> tree.proof(3)).hasMessage("tree index: 3 (expected: a leaf, 1 to 2)");
  }

  static Hash flipped(Hash hash, int bit) {
    byte[] bytes = hash.toBytes();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return Hash.of(bytes);
  }

  private static StandardTree tree(List<Leaf> leaves) {
    StandardTree.Builder builder = StandardTree.builder();
    leaves.forEach(leaf -> builder.add(leaf.hash()));
    return builder.build();
  }
}
