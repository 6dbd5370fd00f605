package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import java.util.Collection;
import java.util.List;

/**
 * How many pieces of one kind of work the same people did together in a batch. Pieces that differ
 * in neither earn the same, so rows are counted where they lie and only people reach the driver.
 *
 * @param contributors who share each piece: at least one, kept distinct and ascending
 * @param kind of work
 * @param count of pieces, 0 or more
 */
public record WorkUnit(List<Pseudonym> contributors, WorkKind kind, long count) {
  public WorkUnit {
    contributors = contributors.stream().distinct().sorted().toList();
    if (contributors.isEmpty()) {
      throw new IllegalArgumentException("contributors: none (expected: at least one)");
    }
    if (count < 0) {
      throw new IllegalArgumentException("count: %d (expected: 0 or more)".formatted(count));
    }
  }

  /** Work that one person did, or several share. */
  public static WorkUnit of(Collection<Pseudonym> contributors, WorkKind kind, long count) {
    return new WorkUnit(List.copyOf(contributors), kind, count);
  }
}
