package io.assay.lineage.merkle;

import java.util.List;
import java.util.Optional;

/**
 * That a leaf is under a root: the leaf's values in the open and the siblings from the leaf
 * upwards. Checked without files, Spark or chain; that the root is the anchored one is the asker's
 * to know.
 *
 * @param dataset dataset id
 * @param batch batch id
 * @param siblings at most 23, from the leaf upwards
 */
public record Proof(String dataset, String batch, Leaf leaf, List<Hash> siblings, Hash root) {
  /** Siblings of a leaf in the largest tree. */
  public static final int MAX_SIBLINGS = 23;

  /** Why a proof does not hold. */
  public enum Fault {
    DATASET("the leaf is of another dataset"),
    BATCH("the leaf is of another batch"),
    EMPTY("a tree without leaves proves nothing"),
    ROOT("the proof is for another root than the one asked about"),
    PATH("the siblings do not lead from the leaf to the root");

    private final String explanation;

    Fault(String explanation) {
      this.explanation = explanation;
    }

    /** The fault in words. */
    public String explanation() {
      return explanation;
    }
  }

  /** Copies the siblings and checks their number. */
  public Proof {
    siblings = List.copyOf(siblings);
    if (siblings.size() > MAX_SIBLINGS) {
      throw new IllegalArgumentException(
          "siblings: %d (expected: at most %d)".formatted(siblings.size(), MAX_SIBLINGS));
    }
  }

  /** Whether the leaf is under the given root. */
  public boolean verify(Hash anchoredRoot) {
    return fault(anchoredRoot).isEmpty();
  }

  /** The first fault of this proof against a root that the caller trusts. */
  public Optional<Fault> fault(Hash anchoredRoot) {
    if (leaf instanceof Leaf.Validated validated) {
      return itemFault(anchoredRoot, validated.datasetId(), validated.batchHash());
    }
    if (leaf instanceof Leaf.Verdict verdict) {
      return itemFault(anchoredRoot, verdict.datasetId(), verdict.batchHash());
    }
    return pathFault(anchoredRoot);
  }

  private Optional<Fault> itemFault(Hash anchoredRoot, Hash datasetId, Hash batchHash) {
    if (!datasetId.equals(TreeSubject.hashOf(dataset))) {
      return Optional.of(Fault.DATASET);
    }
    if (!batchHash.equals(TreeSubject.hashOf(batch))) {
      return Optional.of(Fault.BATCH);
    }
    return pathFault(anchoredRoot);
  }

  private Optional<Fault> pathFault(Hash anchoredRoot) {
    if (anchoredRoot.equals(Hash.ZERO)) {
      return Optional.of(Fault.EMPTY);
    }
    if (!root.equals(anchoredRoot)) {
      return Optional.of(Fault.ROOT);
    }
    return StandardTree.verify(anchoredRoot, leaf.hash(), siblings)
        ? Optional.empty()
        : Optional.of(Fault.PATH);
  }
}
