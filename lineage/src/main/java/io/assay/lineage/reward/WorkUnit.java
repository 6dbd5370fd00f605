package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;

/**
 * How many pieces of one kind and quality the same people did together in a batch. Pieces that
 * differ in none of these earn the same, so rows are counted where they lie.
 *
 * @param contributors who share each piece: at least one, kept distinct and ascending
 * @param kind of work
 * @param quality part of the kind's weight that each piece has, in basis points, 0 to 10000
 * @param bounty part of a place in a gap that each piece fills, in basis points, 0 to 10000
 * @param count of pieces, 0 or more
 */
public record WorkUnit(
    List<Pseudonym> contributors, WorkKind kind, int quality, int bounty, long count) {
  public WorkUnit {
    contributors = contributors.stream().distinct().sorted().toList();
    if (contributors.isEmpty()) {
      throw new IllegalArgumentException("contributors: none (expected: at least one)");
    }
    requireBasisPoints("quality", quality);
    requireBasisPoints("bounty", bounty);
    if (count < 0) {
      throw new IllegalArgumentException("count: %d (expected: 0 or more)".formatted(count));
    }
  }

  /** Work that fills no gap. */
  public WorkUnit(List<Pseudonym> contributors, WorkKind kind, int quality, long count) {
    this(contributors, kind, quality, 0, count);
  }

  /** Work of full quality that one person did, or several share. */
  public static WorkUnit of(Collection<Pseudonym> contributors, WorkKind kind, long count) {
    return new WorkUnit(List.copyOf(contributors), kind, Quality.WHOLE, count);
  }

  /** Weight of one piece, in units of which all pieces of the same terms are counted. */
  public BigInteger weight(RewardsSection terms) {
    return BigInteger.valueOf((long) kind.weight(terms) * quality);
  }

  /** Weight of the bounty of one piece, in the same units. */
  public BigInteger bountyWeight(RewardsSection terms) {
    return BigInteger.valueOf((long) kind.bounty(terms) * bounty);
  }

  private static void requireBasisPoints(String name, int value) {
    if (value < 0 || value > Quality.WHOLE) {
      throw new IllegalArgumentException(
          "%s: %d (expected: 0 to %d basis points)".formatted(name, value, Quality.WHOLE));
    }
  }
}
