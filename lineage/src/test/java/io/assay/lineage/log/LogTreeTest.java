package io.assay.lineage.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.merkle.Hash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTreeTest {
  private final LogTree tree = LogVectors.tree();

  @Test
  void hasTheLeafHashesAndRootsOfTheVectors() {
    List<Hash> leaves = new ArrayList<>();
    List<Hash> roots = new ArrayList<>();
    for (int i = 0; i < tree.size(); i++) {
      leaves.add(tree.leafHash(i));
    }
    for (int size = 0; size <= tree.size(); size++) {
      roots.add(tree.rootAt(size));
    }

    assertThat(leaves).isEqualTo(LogVectors.leafHashes());
    assertThat(roots).isEqualTo(LogVectors.roots());
  }

  @Test
  void givesTheInclusionProofsOfTheVectors() {
    assertThat(LogVectors.inclusions())
        .isNotEmpty()
        .allSatisfy(
            proof ->
                assertThat(tree.inclusionProof((int) proof.index(), (int) proof.size()))
                    .isEqualTo(proof));
  }

  @Test
  void givesTheConsistencyProofsOfTheVectors() {
    assertThat(LogVectors.consistencies())
        .isNotEmpty()
        .allSatisfy(
            proof ->
                assertThat(tree.consistencyProof((int) proof.oldSize(), (int) proof.newSize()))
                    .isEqualTo(proof));
  }

  @Test
  void provesEveryEntryInEveryLaterLog() {
    for (int size = 1; size <= tree.size(); size++) {
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.inclusionProof(index, size);

        assertThat(proof.verify(tree.leafHash(index), tree.rootAt(size))).isTrue();
      }
    }
  }

  @Test
  void provesEveryLogABeginningOfEveryLaterOne() {
    for (int newSize = 0; newSize <= tree.size(); newSize++) {
      for (int oldSize = 0; oldSize <= newSize; oldSize++) {
        ConsistencyProof proof = tree.consistencyProof(oldSize, newSize);

        assertThat(proof.verify(tree.rootAt(oldSize), tree.rootAt(newSize))).isTrue();
      }
    }
  }

  @Test
  void theFrontierGrowsLikeTheTree() {
    LogFrontier frontier = LogFrontier.EMPTY;
    for (int size = 0; size < tree.size(); size++) {
      assertThat(frontier).isEqualTo(tree.frontierAt(size));
      assertThat(frontier.root()).isEqualTo(tree.rootAt(size));
      frontier = frontier.append(LogVectors.entries().get(size));
    }
    assertThat(frontier.root()).isEqualTo(tree.root());
  }

  @Test
  void theRootOfALogWithoutEntriesIsTheHashOfNothing() {
    assertThat(new LogTree().root().digits())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void anEntryThatLooksLikeANodeIsHashedAsAnEntry() {
    LogTree forged = new LogTree();
    byte[] node = new byte[65];
    node[0] = 1;
    System.arraycopy(tree.leafHash(0).toBytes(), 0, node, 1, 32);
    System.arraycopy(tree.leafHash(1).toBytes(), 0, node, 33, 32);
    forged.append(node);

    assertThat(forged.root()).isNotEqualTo(tree.rootAt(2));
  }

  @Test
  void refusesSizesAndIndexesThatAreNotThere() {
    assertThatThrownBy(() -> tree.rootAt(21)).hasMessage("size: 21 (expected: 0 to 20)");
    assertThatThrownBy(() -> tree.inclusionProof(5, 5)).hasMessage("index: 5 (expected: below 5)");
    assertThatThrownBy(() -> tree.consistencyProof(6, 5))
        .hasMessage("old size: 6 (expected: 0 to 5)");
    assertThatThrownBy(() -> new LogFrontier(3, List.of()))
        .hasMessage("frontier: size 3, 0 peaks (expected: one peak for each bit of the size)");
  }

  @Test
  void anOtherOrderIsAnotherLog() {
    LogTree swapped = new LogTree();
    swapped.append("b".getBytes(UTF_8));
    swapped.append("a".getBytes(UTF_8));
    LogTree given = new LogTree();
    given.append("a".getBytes(UTF_8));
    given.append("b".getBytes(UTF_8));

    assertThat(swapped.root()).isNotEqualTo(given.root());
  }
}
