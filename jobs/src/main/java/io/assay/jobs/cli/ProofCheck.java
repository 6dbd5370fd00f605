package io.assay.jobs.cli;

import io.assay.lineage.log.LogProof;
import io.assay.lineage.log.LogProofJson;
import io.assay.lineage.merkle.AnchoredRoots;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.Leaf;
import io.assay.lineage.merkle.Proof;
import io.assay.lineage.merkle.ProofJson;
import io.assay.lineage.merkle.TreeSubject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks single proofs against what the user trusts, and says what they prove. */
final class ProofCheck {
  private final @Nullable AnchoredRoots anchor;
  private final Hash root;

  private ProofCheck(@Nullable AnchoredRoots anchor, Hash root) {
    this.anchor = anchor;
    this.root = root;
  }

  /** Against all that is anchored of a batch. */
  static ProofCheck against(AnchoredRoots anchor) {
    return new ProofCheck(anchor, Hash.ZERO);
  }

  /** Against one root. */
  static ProofCheck against(Hash root) {
    return new ProofCheck(null, root);
  }

  /**
   * What came of a proof.
   *
   * @param words one line for people; may quote the proof
   */
  record Result(boolean holds, String words) {
    private static Result valid(String words) {
      return new Result(true, "valid: " + words);
    }

    private static Result invalid(String words) {
      return new Result(false, "INVALID: " + words);
    }
  }

  Result of(String source, String line) {
    return LogProofJson.isLogProof(line)
        ? of(LogProofJson.parse(source, line))
        : of(ProofJson.parse(source, line));
  }

  private Result of(Proof proof) {
    if (anchor != null && !anchor.isOf(proof)) {
      return Result.invalid(
          "the proof is of batch %s of dataset %s, the anchor is of another"
              .formatted(proof.batch(), proof.dataset()));
    }
    Hash trusted = anchor == null ? root : anchor.root(proof.leaf().kind());
    return proof
        .fault(trusted)
        .map(fault -> Result.invalid(fault.explanation() + ", " + trusted))
        .orElseGet(() -> Result.valid(words(proof) + ", under root " + trusted));
  }

  private static String words(Proof proof) {
    String where = " in batch %s of dataset %s".formatted(proof.batch(), proof.dataset());
    if (proof.leaf() instanceof Leaf.Validated validated) {
      return "the item with commitment %s is accepted%s".formatted(validated.commitment(), where);
    }
    if (proof.leaf() instanceof Leaf.Verdict verdict) {
      return "the item with commitment %s has the verdict %s%s, for reasons with hash %s"
          .formatted(
              verdict.commitment(),
              verdict.verdict().name().toLowerCase(Locale.ROOT),
              where,
              verdict.reasonsHash());
    }
    if (proof.leaf() instanceof Leaf.Reward reward) {
      return "account %s may claim %s base units in all from distributor %s on chain %s"
          .formatted(reward.account(), reward.cumulative(), reward.distributor(), reward.chainId());
    }
    throw new IllegalStateException("leaf: " + proof.leaf().kind());
  }

  private Result of(LogProof proof) {
    if (anchor != null
        && (!anchor.datasetId().equals(TreeSubject.hashOf(proof.checkpoint().dataset()))
            || anchor.logSize() != proof.checkpoint().size())) {
      return Result.invalid(
          "the checkpoint is of %d entries of dataset %s, the anchor is of another log or size"
              .formatted(proof.checkpoint().size(), proof.checkpoint().dataset()));
    }
    Hash trusted = anchor == null ? root : anchor.logRoot();
    if (!proof.checkpoint().root().equals(trusted)) {
      return Result.invalid("the checkpoint has another root than the one asked about, " + trusted);
    }
    if (!proof.holds()) {
      return Result.invalid("the nodes do not lead to the root of the checkpoint, " + trusted);
    }
    return Result.valid(words(proof) + ", under root " + trusted);
  }

  private static String words(LogProof proof) {
    String log =
        "the log of %d entries of dataset %s"
            .formatted(proof.checkpoint().size(), proof.checkpoint().dataset());
    if (proof instanceof LogProof.Inclusion inclusion) {
      return "entry %d of %s is %s".formatted(inclusion.index(), log, inclusion.entry());
    }
    if (proof instanceof LogProof.Consistency consistency) {
      return "the first %d entries of %s are the log with root %s"
          .formatted(consistency.from().size(), log, consistency.from().root());
    }
    throw new IllegalStateException("log proof: " + proof);
  }
}
