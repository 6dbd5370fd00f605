package io.assay.lineage.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.lineage.merkle.Hash;
import java.util.List;

/** A statement about the log that anybody can check who trusts the root of its later checkpoint. */
public sealed interface LogProof {
  /** The checkpoint whose root the asker must trust. */
  Checkpoint checkpoint();

  /** Whether what is said follows from the checkpoint. */
  boolean holds();

  /**
   * An entry is in the log.
   *
   * @param index position of the entry, from 0
   * @param entry its exact text
   */
  record Inclusion(Checkpoint checkpoint, long index, String entry, List<Hash> path)
      implements LogProof {
    /** Copies the path. */
    public Inclusion {
      path = List.copyOf(path);
    }

    @Override
    public boolean holds() {
      return new InclusionProof(index, checkpoint.size(), path)
          .verify(LogHashes.leaf(entry.getBytes(UTF_8)), checkpoint.root());
    }
  }

  /**
   * The log only grew.
   *
   * @param from an earlier checkpoint of the same dataset
   */
  record Consistency(Checkpoint from, Checkpoint checkpoint, List<Hash> path) implements LogProof {
    /** Copies the path. */
    public Consistency {
      path = List.copyOf(path);
    }

    @Override
    public boolean holds() {
      return from.dataset().equals(checkpoint.dataset())
          && new ConsistencyProof(from.size(), checkpoint.size(), path)
              .verify(from.root(), checkpoint.root());
    }
  }
}
