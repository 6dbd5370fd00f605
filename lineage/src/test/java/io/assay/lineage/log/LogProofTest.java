package io.assay.lineage.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.lineage.merkle.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors hold under the algorithms of RFC 9162, and no corruption of them does. */
class LogProofTest {
  private static final LogTree TREE = LogVectors.tree();
  private static final Hash OTHER = Hash.ofHex("0f".repeat(32));

  @Test
  void everyInclusionProofOfTheVectorsHolds() {
    assertThat(LogVectors.inclusions())
        .allMatch(proof -> proof.verify(leaf(proof.index()), root(proof.size())));
  }

  @Test
  void everyConsistencyProofOfTheVectorsHolds() {
    assertThat(LogVectors.consistencies())
        .allMatch(proof -> proof.verify(root(proof.oldSize()), root(proof.newSize())));
  }

  static Stream<Arguments> pathCorruptions() {
    return Stream.of(
        corruption("first node missing", path -> path.remove(0)),
        corruption("last node missing", path -> path.remove(path.size() - 1)),
        corruption("no nodes", List::clear),
        corruption("a node too many at the end", path -> path.add(OTHER)),
        corruption("a node too many at the beginning", path -> path.add(0, OTHER)),
        corruption("first node twice", path -> path.add(0, path.get(0))),
        corruption("last node twice", path -> path.add(path.get(path.size() - 1))),
        corruption("first node changed", path -> path.set(0, OTHER)),
        corruption("last node changed", path -> path.set(path.size() - 1, OTHER)),
        corruption("nodes turned round", Collections::reverse));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pathCorruptions")
  void noCorruptedInclusionPathHolds(String name, Consumer<List<Hash>> corrupt) {
    for (InclusionProof good : LogVectors.inclusions()) {
      List<Hash> path = new ArrayList<>(good.path());
      if (isTouched(path, corrupt)) {
        InclusionProof bad = new InclusionProof(good.index(), good.size(), path);

        assertThat(bad.verify(leaf(good.index()), root(good.size()))).as("%s", good).isFalse();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pathCorruptions")
  void noCorruptedConsistencyPathHolds(String name, Consumer<List<Hash>> corrupt) {
    for (ConsistencyProof good : LogVectors.consistencies()) {
      List<Hash> path = new ArrayList<>(good.path());
      if (isTouched(path, corrupt)) {
        ConsistencyProof bad = new ConsistencyProof(good.oldSize(), good.newSize(), path);

        assertThat(bad.verify(root(good.oldSize()), root(good.newSize()))).as("%s", good).isFalse();
      }
    }
  }

  @Test
  void noInclusionProofHoldsForAnotherEntryRootOrIndex() {
    for (InclusionProof good : LogVectors.inclusions()) {
      Hash leaf = leaf(good.index());
      Hash root = root(good.size());

      assertThat(good.verify(OTHER, root)).isFalse();
      assertThat(good.verify(leaf, OTHER)).isFalse();
      assertThat(new InclusionProof(-1, good.size(), good.path()).verify(leaf, root)).isFalse();
      assertThat(new InclusionProof(good.size(), good.size(), good.path()).verify(leaf, root))
          .isFalse();
      for (long index = 0; index < good.size(); index++) {
        boolean same = index == good.index();
        assertThat(new InclusionProof(index, good.size(), good.path()).verify(leaf, root))
            .isEqualTo(same);
      }
    }
  }

  @Test
  void noConsistencyProofHoldsForOtherRoots() {
    for (ConsistencyProof good : LogVectors.consistencies()) {
      Hash oldRoot = root(good.oldSize());
      Hash newRoot = root(good.newSize());

      assertThat(good.verify(oldRoot, OTHER)).isFalse();
      assertThat(good.verify(OTHER, newRoot)).isFalse();
      if (good.oldSize() != good.newSize()) {
        assertThat(good.verify(newRoot, oldRoot)).isFalse();
        assertThat(good.verify(newRoot, newRoot)).isFalse();
      }
    }
  }

  @Test
  void noLogIsABeginningOfAShorterOne() {
    ConsistencyProof good = TREE.consistencyProof(8, 13);

    assertThat(new ConsistencyProof(13, 8, good.path()).verify(root(13), root(8))).isFalse();
    assertThat(new ConsistencyProof(-1, 8, List.of()).verify(root(0), root(8))).isFalse();
  }

  @Test
  void theEmptyLogBeginsEveryLogByItsOwnRootAlone() {
    ConsistencyProof proof = TREE.consistencyProof(0, 13);

    assertThat(proof.verify(LogHashes.EMPTY_ROOT, root(13))).isTrue();
    assertThat(proof.verify(OTHER, root(13))).isFalse();
    assertThat(new ConsistencyProof(0, 13, List.of(OTHER)).verify(LogHashes.EMPTY_ROOT, root(13)))
        .isFalse();
  }

  /** Some corruptions change nothing on a path that is too short. */
  private static boolean isTouched(List<Hash> path, Consumer<List<Hash>> corrupt) {
    List<Hash> before = List.copyOf(path);
    if (before.isEmpty()) {
      return false;
    }
    corrupt.accept(path);
    return !path.equals(before);
  }

  private static Arguments corruption(String name, Consumer<List<Hash>> corrupt) {
    return Arguments.of(name, corrupt);
  }

  private static Hash leaf(long index) {
    return TREE.leafHash((int) index);
  }

  private static Hash root(long size) {
    return TREE.rootAt((int) size);
  }
}
