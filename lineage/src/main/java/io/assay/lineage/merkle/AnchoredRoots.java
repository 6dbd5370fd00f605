package io.assay.lineage.merkle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an anchored batch says about proofs, as somebody read it from the chain; see {@code
 * lineage/FORMAT.md}, section 9. Whoever relies on it must trust where it is from.
 *
 * @param logSize entries of the log that {@code logRoot} covers
 */
public record AnchoredRoots(
    Hash datasetId, Hash batchHash, ContentRoots content, long logSize, Hash logRoot) {

  /** The roots of the three trees. */
  public record ContentRoots(Hash validated, Hash verdict, Hash rewards) {}

  /**
   * Reads the fields of the event {@code BatchAnchored}; others may stand beside them.
   *
   * @param source where the text is from, for messages
   * @throws ProofException if a field is missing or wrong
   */
  public static AnchoredRoots parse(String source, String text) {
    try {
      JsonNode json = ProofJson.STRICT.readTree(text);
      return new AnchoredRoots(
          ProofJson.hash(json, "datasetId"),
          ProofJson.hash(json, "batchHash"),
          new ContentRoots(
              ProofJson.hash(json, "validatedRoot"),
              ProofJson.hash(json, "verdictRoot"),
              ProofJson.hash(json, "rewardsRoot")),
          size(json.path("logSize")),
          ProofJson.hash(json, "logRoot"));
    } catch (JsonProcessingException e) {
      throw ProofException.badAnchor(source, "not JSON, " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw ProofException.badAnchor(source, String.valueOf(e.getMessage()));
    }
  }

  private static long size(JsonNode value) {
    String text = value.asText();
    if (!text.matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("logSize: %s (expected: a whole number)".formatted(value));
    }
    return Long.parseLong(text);
  }

  /** The root that proofs of this kind must lead to. */
  public Hash root(LeafKind kind) {
    return switch (kind) {
      case VALIDATED -> content.validated();
      case VERDICT -> content.verdict();
      case REWARDS -> content.rewards();
      case AIRDROP ->
          throw new IllegalArgumentException("kind: airdrop (expected: one that is anchored)");
    };
  }

  /** Whether a proof speaks of this dataset and batch. */
  public boolean isOf(Proof proof) {
    return datasetId.equals(TreeSubject.hashOf(proof.dataset()))
        && batchHash.equals(TreeSubject.hashOf(proof.batch()));
  }
}
