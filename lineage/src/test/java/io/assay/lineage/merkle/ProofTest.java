package io.assay.lineage.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.decision.VerdictKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One good proof and a dozen named corruptions of it. */
class ProofTest {
  private static final Leaf.Verdict LEAF = verdict(3);
  private static final StandardTree TREE = tree();
  private static final Proof GOOD =
      new Proof("prompts", "2026-01", LEAF, TREE.proof(TREE.treeIndex(3)), TREE.root());

  @Test
  void theProofHoldsAgainstTheAnchoredRoot() {
    assertThat(GOOD.fault(TREE.root())).isEmpty();
    assertThat(GOOD.verify(TREE.root())).isTrue();
  }

  static Stream<Arguments> corruptions() {
    return Stream.of(
        corruption(
            "another dataset", Proof.Fault.DATASET, proof -> with(proof, "other", "2026-01")),
        corruption("another batch", Proof.Fault.BATCH, proof -> with(proof, "prompts", "2026-02")),
        corruption(
            "dataset and batch changed places",
            Proof.Fault.DATASET,
            proof -> with(proof, "2026-01", "prompts")),
        corruption("a kinder verdict", Proof.Fault.PATH, proof -> with(proof, accepted())),
        corruption("another item's commitment", Proof.Fault.PATH, proof -> with(proof, verdict(4))),
        corruption(
            "a leaf of the validated tree",
            Proof.Fault.PATH,
            proof ->
                with(
                    proof,
                    new Leaf.Validated(LEAF.datasetId(), LEAF.batchHash(), LEAF.commitment()))),
        corruption(
            "siblings in another order",
            Proof.Fault.PATH,
            proof -> withSiblings(proof, Collections::reverse)),
        corruption(
            "the first sibling is missing",
            Proof.Fault.PATH,
            proof -> withSiblings(proof, siblings -> siblings.remove(0))),
        corruption(
            "the last sibling is missing",
            Proof.Fault.PATH,
            proof -> withSiblings(proof, siblings -> siblings.remove(siblings.size() - 1))),
        corruption("no siblings", Proof.Fault.PATH, proof -> withSiblings(proof, List::clear)),
        corruption(
            "a sibling too many",
            Proof.Fault.PATH,
            proof -> withSiblings(proof, siblings -> siblings.add(Hash.ZERO))),
        corruption(
            "a sibling twice",
            Proof.Fault.PATH,
            proof -> withSiblings(proof, siblings -> siblings.add(0, siblings.get(0)))),
        corruption(
            "one bit of a sibling",
            Proof.Fault.PATH,
            proof ->
                withSiblings(
                    proof,
                    siblings -> siblings.set(1, StandardTreeTest.flipped(siblings.get(1), 0)))),
        corruption(
            "another root",
            Proof.Fault.ROOT,
            proof ->
                new Proof(
                    proof.dataset(),
                    proof.batch(),
                    proof.leaf(),
                    proof.siblings(),
                    Hash.ofHex("ab".repeat(32)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corruptions")
  void noCorruptionHolds(String name, Proof.Fault fault, UnaryOperator<Proof> corrupt) {
    assertThat(corrupt.apply(GOOD).fault(TREE.root())).as(name).contains(fault);
  }

  @Test
  void theRootOfATreeWithoutLeavesProvesNothing() {
    Proof proof = new Proof("prompts", "2026-01", LEAF, List.of(), Hash.ZERO);

    assertThat(proof.fault(Hash.ZERO)).contains(Proof.Fault.EMPTY);
  }

  @Test
  void refusesMoreSiblingsThanTheLargestTreeHas() {
    List<Hash> siblings = Collections.nCopies(24, Hash.ZERO);

    assertThatThrownBy(() -> new Proof("prompts", "2026-01", LEAF, siblings, Hash.ZERO))
        .hasMessage("siblings: 24 (expected: at most 23)");
  }

  private static Arguments corruption(
      String name, Proof.Fault fault, UnaryOperator<Proof> corrupt) {
    return Arguments.of(name, fault, corrupt);
  }

  private static Proof with(Proof proof, String dataset, String batch) {
    return new Proof(dataset, batch, proof.leaf(), proof.siblings(), proof.root());
  }

  private static Proof with(Proof proof, Leaf leaf) {
    return new Proof(proof.dataset(), proof.batch(), leaf, proof.siblings(), proof.root());
  }

  private static Proof withSiblings(
      Proof proof, java.util.function.Consumer<List<Hash>> corruption) {
    List<Hash> siblings = new ArrayList<>(proof.siblings());
    corruption.accept(siblings);
    return new Proof(proof.dataset(), proof.batch(), proof.leaf(), siblings, proof.root());
  }

  private static Leaf accepted() {
    return new Leaf.Verdict(
        LEAF.datasetId(),
        LEAF.batchHash(),
        LEAF.commitment(),
        VerdictKind.ACCEPTED,
        LEAF.reasonsHash());
  }

  private static Leaf.Verdict verdict(int item) {
    return new Leaf.Verdict(
        TreeSubject.hashOf("prompts"),
        TreeSubject.hashOf("2026-01"),
        TreeSubject.hashOf("commitment " + item),
        VerdictKind.REJECTED,
        TreeSubject.hashOf("[\"screen:licence\"]"));
  }

  private static StandardTree tree() {
    StandardTree.Builder builder = StandardTree.builder();
    for (int item = 0; item < 11; item++) {
      builder.add(verdict(item).hash());
    }
    return builder.build();
  }
}
