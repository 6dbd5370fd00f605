package io.assay.lineage.merkle;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A tree file or a proof from outside is not what it should be; the message is for the user. */
public final class ProofException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ProofException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static ProofException tooManyLeaves() {
    return new ProofException(
        "leaves: more than %d (expected: at most %d in one tree). Split the batch or the list."
            .formatted(StandardTree.MAX_LEAVES, StandardTree.MAX_LEAVES),
        null);
  }

  static ProofException damagedFile(Path file, String fault) {
    return new ProofException(
        "Cannot trust tree file %s: %s. Restore it from a copy.".formatted(file, fault), null);
  }

  static ProofException badProof(String source, String fault) {
    return new ProofException(
        "Cannot read proof %s: %s. Ask for the proof again.".formatted(source, fault), null);
  }

  static ProofException badAnchor(String source, String fault) {
    return new ProofException(
        "Cannot read anchor %s: %s. Read it from the chain again.".formatted(source, fault), null);
  }
}
